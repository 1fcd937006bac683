#!/bin/sh
# Kills runs with SIGKILL at random moments, up to five times each, continues with `resume`, and compares weights, metrics and
# record with those of an undisturbed run. The moments are drawn from the start of the process to the duration of an
# undisturbed run; the last lines tell in which part of the run the kills came.
#   scripts/test-kill.sh [RUNS [AT_ONCE]]        default: 20 runs, two at once
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
runs=${1:-20} workers=${2:-2}
work=$(cd "$(mktemp -d)" && pwd -P)
children=''
# shellcheck disable=SC2086,SC2329 # a list of processes; called by the traps
clean() {
    [ -z "$children" ] || kill $children 2>/dev/null || true
    [ -z "$children" ] || wait $children 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Two thousand steps a second, a checkpoint every 25: one moment in eight falls into the writing of a checkpoint.
cat >"$work/killed.yaml" <<'SPEC'
name: killed
seed: 5
dataset: fizzbuzz
architecture: [{linear: 30}, tanh, {dropout: 0.1}, {linear: 4}]
loss: softmax_cross_entropy
optimizer: {adam: 0.001}
batch_size: 16
epochs: 100
shuffle: true
early_stopping: {loss: {patience: 90, split: train}}
checkpoint: {steps: 25}
SPEC

# The less is compiled, the sooner it starts; the bits are the same.
RUNNER_VECTOR=no RUNNER_JAVA_OPTS=-XX:TieredStopAtLevel=1
export RUNNER_VECTOR RUNNER_JAVA_OPTS
calm() { "$1/bin/runner" train "$work/killed.yaml" --no-lock --quiet --out "$work/calm" >/dev/null 2>"$work/log" || { cat "$work/log"; exit 1; }; }
calm "$root"
hashes() { (cd "$1"/killed/* && sha256sum weights.safetensors weights.json metrics.jsonl norms.jsonl preprocessing.json record.json spec.yaml); }
hashes "$work/calm" >"$work/expected"

# Kills have to hit java, not the script before it, and a build in the meantime must not matter. So a copy of the program is
# started once with a fake JDK that only prints java's options. Result: the script start.
java=$(sed -n 's/^  "command": "\([^ ]*\) .*/\1/p' "$work"/calm/killed/*/local/environment.json)
mkdir -p "$work/jdk/bin" "$work/program/runner/target"
cp "${java%/bin/java}/release" "$work/jdk/release"
printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$work/jdk/bin/java"
chmod +x "$work/jdk/bin/java"
cp -R "$root/bin" "$work/program"
for part in runner.jar lib cds; do
    [ ! -e "$root/runner/target/$part" ] || cp -R "$root/runner/target/$part" "$work/program/runner/target"
done
{
    printf "exec '%s'" "$java"
    RUNNER_JAVA_HOME=$work/jdk "$work/program/bin/runner" train | sed '$d' | while IFS= read -r option; do printf " '%s'" "$option"; done
    # shellcheck disable=SC2016 # the script's own arguments
    printf ' "$@"\n'
} >"$work/start"

# How long an undisturbed run takes, in milliseconds.
now() { date +%s%N | cut -c1-13; }
began=$(now)
sh "$work/start" train "$work/killed.yaml" --no-lock --quiet --out "$work/timed" >/dev/null 2>&1
length=$(($(now) - began))
hashes "$work/timed" | cmp -s - "$work/expected"

# Result: drawn, from 0 to below $1. Not printed: a command substitution would lose the seed.
random() { seed=$(((seed * 1103515245 + 12345) % 2147483648)) && drawn=$((seed / 65536 % $1)); }

# In which part of the run a kill came, judging by the run's folder.
part() {
    set -- "$1"/killed/*/
    if [ -f "$1/record.json" ]; then
        echo finished
    elif ls "$1"/*.part "$1/metrics.jsonl" >/dev/null 2>&1; then
        echo results
    elif ls "$1"/local/checkpoints/*.part >/dev/null 2>&1; then
        echo checkpoint
    elif ls "$1"/local/checkpoints/*.manifest >/dev/null 2>&1; then
        echo between
    else
        echo before
    fi
}

# attempt OUT   starts or resumes the run, and kills it while times is above 0. Result: code
attempt() {
    if ls "$1"/killed/*/local/checkpoints/*.manifest >/dev/null 2>&1; then
        set -- "$1" resume "$1"/killed/*
    else
        set -- "$1" train "$work/killed.yaml" --no-lock --out "$1"
    fi
    out=$1
    shift
    sh "$work/start" "$@" --quiet >"$out.log" 2>&1 &
    process=$!
    if [ "$times" -gt 0 ]; then
        random "$length"
        sleep "$(awk -v ms="$drawn" 'BEGIN { printf "%.3f", ms / 1000 }')"
        kill -9 "$process" 2>/dev/null || true
        times=$((times - 1))
    fi
    code=0
    wait "$process" 2>/dev/null || code=$?
    [ "$code" -ne 137 ] || part "$out" >>"$work/kills"
}

# worker NUMBER   does the runs NUMBER, NUMBER + workers, and so on
worker() {
    seed=$(($$ + $1 * 7919)) run=$1
    trap 'kill -9 "$process" 2>/dev/null; exit 143' TERM
    while [ "$run" -le "$runs" ]; do
        out=$work/run$run
        random 5
        times=$((drawn + 1)) code=137
        while [ "$code" -eq 137 ]; do attempt "$out"; done
        if [ "$code" -ne 0 ]; then
            cat "$out.log"
            echo "run $run ended with $code"
        elif hashes "$out" | cmp -s - "$work/expected"; then
            echo "$run" >>"$work/same"
        else
            echo "run $run: bits differ"
        fi
        rm -rf "$out" "$out.log"
        run=$((run + workers))
    done
}

: >"$work/kills"
: >"$work/same"
number=0
while [ "$number" -lt "$workers" ]; do
    number=$((number + 1))
    worker "$number" &
    children="$children $!"
done
# shellcheck disable=SC2086 # a list of processes
wait $children
children=''
same=$(wc -l <"$work/same")
in_part() { grep -c "^$1\$" "$work/kills" || true; }
echo "an undisturbed run takes $length ms; $(wc -l <"$work/kills") kills:"
echo "  before the first checkpoint $(in_part before), between checkpoints $(in_part between)," \
    "while one was written $(in_part checkpoint), while results were written $(in_part results), after them $(in_part finished)"
echo "$same of $runs runs ended in the bits of an undisturbed run"
[ "$same" -eq "$runs" ]
