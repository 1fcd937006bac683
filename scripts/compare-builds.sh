#!/bin/bash
# Compares the speed of this build with that of another checkout, such as the commit before a large change. Nothing else
# should run on the machine at the same time.
#   scripts/compare-builds.sh CHECKOUT [PAIRS [SPEC:EPOCHS...]]
#       default: 5 pairs of mnist-deep:4 and mnist-mlp:4; mnist-cnn:2 takes some minutes for each pair
#
# The two builds alternate, with one thread and with two. A warm epoch is the training time of a run of EPOCHS minus that of
# a run of one epoch, divided by the number of epochs between: start-up, compilation and trials are in both. The first step is
# the time from the start of the process to the end of the first step of the short run. Prints medians of the pairs' ratios,
# this build divided by the other: above 1 this one is slower. The data are those of RUNNER_DATA.

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
other=$(cd -P -- "${1:?the folder of another checkout is missing}" && pwd -P)
pairs=${2:-5}
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- mnist-deep:4 mnist-mlp:4
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export LC_ALL=C

# run CHECKOUT SPEC EPOCHS THREADS   prints training time and the time until the first step, in seconds
run() {
    rm -rf "$base/runs"
    local begun=$EPOCHREALTIME timing
    "$1/bin/runner" train "$1/examples/specs/$2.yaml" --set epochs="$3" --threads "$4" --quiet --no-lock \
        --out "$base/runs" >/dev/null 2>"$base/err" || {
        cat "$base/err" >&2
        exit 1
    }
    timing=$(cat "$base"/runs/*/*/local/timing.jsonl)
    local first
    first=$(date -u -d "$(field first_step_at "$timing")" +%s.%N)
    echo "$(field train_s "$timing") $(echo "$first $begun" | awk '{printf "%.4f", $1 - $2}')"
}

field() { echo "$2" | sed "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/"; }

median() { sort -g | awk '{v[NR] = $1} END {printf "%.3f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

for build in "$here" "$other"; do
    "$build/bin/runner" --version >/dev/null # builds it if it has to be
done
printf '| %-16s | threads | warm epoch, this | other | ratio | first step, this | other | ratio |\n' spec
printf '|---|---:|---:|---:|---:|---:|---:|---:|\n'
for pair in "$@"; do
    spec=${pair%:*}
    epochs=${pair#*:}
    for threads in 1 2; do
        : >"$base/times"
        for ((i = 0; i < pairs; i++)); do
            line=''
            for build in "$here" "$other"; do
                read -r short first <<<"$(run "$build" "$spec" 1 "$threads")"
                read -r long _ <<<"$(run "$build" "$spec" "$epochs" "$threads")"
                line="$line $(echo "$long $short $epochs" | awk '{printf "%.4f", ($1 - $2) / ($3 - 1)}') $first"
            done
            echo "$line" >>"$base/times"
        done
        printf '| %-16s | %d | %s s | %s s | %s | %s s | %s s | %s |\n' "$spec" "$threads" \
            "$(awk '{print $1}' "$base/times" | median)" "$(awk '{print $3}' "$base/times" | median)" \
            "$(awk '{print $1 / $3}' "$base/times" | median)" \
            "$(awk '{print $2}' "$base/times" | median)" "$(awk '{print $4}' "$base/times" | median)" \
            "$(awk '{print $2 / $4}' "$base/times" | median)"
    done
done
