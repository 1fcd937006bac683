#!/bin/bash
# Trains on examples that are larger than the memory of the process, which come from a prepared file: the same bits as in
# memory, with the file there or not, with 1, 2 and 8 threads, after kills, and a clear end where the disk is full.
#   scripts/test-larger-than-memory.sh [GIB]     (default: 12; so much disk is needed in the folder for temporary files)
# Needs Linux.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
gib=${1:-12}
work=$(cd "$(mktemp -d)" && pwd -P)
process=''
clean() {
    [ -z "$process" ] || kill -9 "$process" 2>/dev/null || true
    if mountpoint -q "$work/disk" 2>/dev/null; then umount -l "$work/disk"; fi
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export XDG_CACHE_HOME=$work/cache
failed=0

# spec NAME EXAMPLES EVERY   writes a spec whose example has 3,072 numbers, 12 KiB, with a checkpoint EVERY so many steps
spec() {
    cat >"$work/$1.yaml" <<SPEC
name: $1
seed: 5
dataset: {generated: {input: {numbers: [3072]}, target: {class: 10}, examples: $2, test_examples: 64}}
architecture: [{linear: 16}, relu, {linear: 10}]
loss: softmax_cross_entropy
optimizer: {adam: 0.001}
batch_size: 256
epochs: 1
checkpoint: {steps: $3}
SPEC
}

# weights FOLDER   prints the hash of the only run below a folder
weights() { sha256sum "$1"/*/*/weights.safetensors | cut -d' ' -f1; }

# train SPEC FOLDER [OPTION...]
train() {
    local name=$1 out=$2
    shift 2
    "$root/bin/runner" train "$work/$name.yaml" --quiet --no-lock --out "$work/$out" "$@" >/dev/null
}

expect() { # expect WHAT FOUND WANTED
    if [ "$2" = "$3" ]; then echo "ok    $1"; else
        echo "FAIL  $1: $2, expected $3"
        failed=1
    fi
}

spec small 3000 100
train small memory
expected=$(weights "$work/memory")
for threads in 1 2 8; do
    RUNNER_CACHE_ABOVE=0 train small "file$threads" --threads "$threads"
    expect "a prepared file gives the bits of memory, $threads threads" "$(weights "$work/file$threads")" "$expected"
done
rm -rf "$XDG_CACHE_HOME"

# Killed at ten moments while the file is prepared or used: the next run gives the same bits, and removes what is left.
for moment in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$XDG_CACHE_HOME" "$work"/killed "$work"/after
    RUNNER_CACHE_ABOVE=0 "$root/bin/runner" train "$work/small.yaml" --quiet --no-lock --out "$work/killed" >/dev/null 2>&1 &
    process=$!
    sleep "0.$((moment + 4))" # the first ones before there is a file
    kill -9 "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    process=''
    RUNNER_CACHE_ABOVE=0 train small after 2>/dev/null
    [ "$(weights "$work/after")" = "$expected" ] || expect "after a kill at moment $moment" "$(weights "$work/after")" "$expected"
    unfinished=$(find "$XDG_CACHE_HOME" -name '*.part' | wc -l)
    [ "$unfinished" = 0 ] || expect "unfinished files after a kill at moment $moment" "$unfinished" 0
done
echo 'ok    ten kills'
rm -rf "$XDG_CACHE_HOME" "$work"/killed

# A disk that is too small: a clear end, and no file.
if [ "$(id -u)" -eq 0 ] && mkdir "$work/disk" && mount -t tmpfs -o size=8m none "$work/disk" 2>/dev/null; then
    code=0
    XDG_CACHE_HOME=$work/disk RUNNER_CACHE_ABOVE=0 "$root/bin/runner" train "$work/small.yaml" --quiet --no-lock \
        --out "$work/full" >/dev/null 2>"$work/err" || code=$?
    expect 'a full disk ends the run with 73' "$code" 73
    expect 'the message names the folder' "$(grep -q "$work/disk" "$work/err" && echo yes)" yes
    expect 'no file is left on the full disk' "$(find "$work/disk" -name '*.data*' | wc -l)" 0
    umount "$work/disk"
else
    echo 'skipped: a full disk needs root and mounts'
fi

examples=$((gib * 1024 * 1024 / 12))
spec large "$examples" $((examples / 256 / 4))
export RUNNER_JAVA_OPTS=-Xmx2g
# The most memory that belongs to the process alone; pages of the file are the system's, which drops them when it needs to.
watch() {
    local most=0 now
    while kill -0 "$process" 2>/dev/null; do
        now=$(awk '/^RssAnon/ {print $2}' "/proc/$process/status" 2>/dev/null || echo 0)
        [ "${now:-0}" -le "$most" ] || most=$now
        sleep 0.5
    done
    echo "$((most / 1024))"
}
begun=$SECONDS
"$root/bin/runner" train "$work/large.yaml" --quiet --no-lock --out "$work/whole" >/dev/null &
process=$!
most=$(watch)
wait "$process"
process=''
expected=$(weights "$work/whole")
echo "$examples examples, $gib GiB: $((SECONDS - begun)) s with preparing, at most $most MiB of the process's own"
expect 'at most 2 GiB of memory of its own' "$([ "$most" -le 2048 ] && echo yes || echo "$most MiB")" yes

"$root/bin/runner" train "$work/large.yaml" --quiet --no-lock --out "$work/killed" >/dev/null &
process=$!
until ls "$work"/killed/*/*/local/checkpoints/*.manifest >/dev/null 2>&1 || ! kill -0 "$process" 2>/dev/null; do sleep 0.2; done
kill -9 "$process" 2>/dev/null || expect 'killed in the middle' 'ended before' 'killed'
wait "$process" 2>/dev/null || true
process=''
begun=$SECONDS
"$root/bin/runner" resume "$work"/killed/*/* --quiet >/dev/null
echo "resumed in $((SECONDS - begun)) s"
expect 'a run that was killed and resumed' "$(weights "$work/killed")" "$expected"
expect 'one file for each set that is large, and nothing unfinished' \
    "$(find "$XDG_CACHE_HOME" -name '*.data' | wc -l) $(find "$XDG_CACHE_HOME" -name '*.part' | wc -l)" '1 0'
exit "$failed"
