#!/bin/bash
# Compares the speed of this build with that of another checkout, such as the commit before a large change. Nothing else
# should run on the machine at the same time.
#   scripts/compare-builds.sh CHECKOUT [PAIRS [SPEC|SPEC:EPOCHS...]]
#       default: 5 pairs of xor, fizzbuzz, mnist-deep:36 and mnist-mlp:6; mnist-cnn:3 takes some minutes for each pair
#
# The two builds alternate. SPEC alone compares whole processes: processor time and time on the clock.
# SPEC:EPOCHS compares warm epochs and first steps, with one thread and with two. A warm epoch is the training time of a run
# of EPOCHS minus that of a run of a third of them, divided by the epochs between: start-up, compilation and trials are in both.
# The first step is the time from the start of the process to the end of the first step of the short run. Prints medians of the
# pairs and of their ratios, this build divided by the other: above 1 this one is slower. The data are those of RUNNER_DATA.

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
other=$(cd -P -- "${1:?the folder of another checkout is missing}" && pwd -P)
pairs=${2:-5}
shift $(($# < 2 ? $# : 2))
[ $# -gt 0 ] || set -- xor fizzbuzz mnist-deep:36 mnist-mlp:6
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
    # Builds it if it has to be, and makes its archive of parsed classes.
    "$build/bin/runner" train "$build/examples/specs/xor.yaml" --set epochs=1 --quiet --no-lock --out "$base/runs" \
        >/dev/null 2>"$base/err" || {
        cat "$base/err" >&2
        exit 1
    }
done

# whole SPEC   compares whole processes
whole() {
    : >"$base/times"
    for ((i = 0; i < pairs; i++)); do
        line=''
        for build in "$here" "$other"; do
            rm -rf "$base/runs"
            { time "$build/bin/runner" train "$build/examples/specs/$1.yaml" --quiet --no-lock --out "$base/runs" \
                >/dev/null 2>"$base/err"; } 2>"$base/time" || {
                cat "$base/err" >&2
                exit 1
            }
            line="$line $(awk '{print $1 + $2, $3}' "$base/time")"
        done
        echo "$line" >>"$base/times"
    done
    printf '| %s | whole | %s s | %s s | %s | %s s | %s s | %s |\n' "$1" \
        "$(column 1)" "$(column 3)" "$(ratio 1 3)" "$(column 2)" "$(column 4)" "$(ratio 2 4)"
}

# warm SPEC EPOCHS THREADS   compares warm epochs and first steps
warm() {
    : >"$base/times"
    for ((i = 0; i < pairs; i++)); do
        line=''
        for build in "$here" "$other"; do
            read -r short first <<<"$(run "$build" "$1" $(($2 / 3)) "$3")"
            read -r long _ <<<"$(run "$build" "$1" "$2" "$3")"
            line="$line $(echo "$long $short $(($2 - $2 / 3))" | awk '{printf "%.4f", ($1 - $2) / $3}') $first"
        done
        echo "$line" >>"$base/times"
    done
    printf '| %s:%s | %s | %s s | %s s | %s | %s s | %s s | %s |\n' "$1" "$2" "$3" \
        "$(column 1)" "$(column 3)" "$(ratio 1 3)" "$(column 2)" "$(column 4)" "$(ratio 2 4)"
}

# Medians of the columns of times, and of the ratios of two.
column() { awk -v i="$1" '{print $i}' "$base/times" | median; }
ratio() { awk -v i="$1" -v j="$2" '{print $i / $j}' "$base/times" | median; }

TIMEFORMAT='%U %S %R'
echo '| spec | threads | processor or warm epoch, this | other | ratio | clock or first step, this | other | ratio |'
echo '|---|---:|---:|---:|---:|---:|---:|---:|'
for pair in "$@"; do
    if [ "$pair" = "${pair%:*}" ]; then
        whole "$pair"
    else
        warm "${pair%:*}" "${pair#*:}" 1
        warm "${pair%:*}" "${pair#*:}" 2
    fi
done
