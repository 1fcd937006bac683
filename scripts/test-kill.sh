#!/bin/sh
# Kills runs with SIGKILL at random moments, up to five times each, goes on with `resume`, and compares weights, metrics and
# record with those of a run that nobody disturbed.
#   scripts/test-kill.sh [RUNS]        default: 20
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
runs=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/killed.yaml" <<'SPEC'
name: killed
seed: 5
dataset: fizzbuzz
architecture: [{linear: 30}, tanh, {dropout: 0.1}, {linear: 4}]
loss: softmax_cross_entropy
optimizer: {adam: 0.001}
batch_size: 16
epochs: 400
shuffle: true
early_stopping: {loss: {patience: 390, split: train}}
checkpoint: {steps: 50}
SPEC
hashes() { (cd "$1"/killed/* && sha256sum weights.safetensors weights.json metrics.jsonl record.json spec.yaml); }
"$root/bin/runner" train "$work/killed.yaml" --no-lock --quiet --out "$work/calm" >/dev/null 2>&1
hashes "$work/calm" >"$work/expected"
seed=$$
random() { seed=$(((seed * 1103515245 + 12345) % 2147483648)); echo $((seed / 65536 % $1)); }
same=0 kills=0 run=0
while [ "$run" -lt "$runs" ]; do
    run=$((run + 1))
    out=$work/run$run
    times=$(($(random 5) + 1))
    finished=''
    while [ -z "$finished" ]; do
        if ls "$out"/killed/*/local/checkpoints/*.manifest >/dev/null 2>&1; then
            set -- resume "$out"/killed/*
        else
            set -- train "$work/killed.yaml" --no-lock --out "$out"
        fi
        "$root/bin/runner" "$@" --quiet >"$work/log" 2>&1 &
        process=$!
        if [ "$times" -gt 0 ]; then
            sleep "$(awk -v r="$(random 1000)" 'BEGIN { printf "%.3f", 0.3 + 1.5 * r / 1000 }')"
            kill -9 "$process" 2>/dev/null && kills=$((kills + 1))
            times=$((times - 1))
        fi
        code=0
        wait "$process" 2>/dev/null || code=$?
        case $code in
        0) finished=yes ;;
        137) ;;
        *) cat "$work/log"; echo "run $run ended with $code"; exit 1 ;;
        esac
    done
    if hashes "$out" | cmp -s - "$work/expected"; then
        same=$((same + 1))
    else
        echo "run $run: other bits"
    fi
    rm -rf "$out"
done
echo "$same of $runs runs, killed $kills times, ended in the bits of a run that was not disturbed"
[ "$same" -eq "$runs" ]
