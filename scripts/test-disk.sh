#!/bin/sh
# Trains on a full disk, on a read-only disk, and next to another process: the exit code reports it, the message names
# the path, and every file that existed before stays unchanged, byte for byte.
#   scripts/test-disk.sh
# Needs Linux and root, for the mounts.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
if [ "$(uname)" != Linux ] || [ "$(id -u)" -ne 0 ]; then
    echo 'skipped: needs Linux and root'
    exit 0
fi
work=$(cd "$(mktemp -d)" && pwd -P)
disk=$work/disk
process=''
clean() {
    [ -z "$process" ] || kill -9 "$process" 2>/dev/null || true
    if mountpoint -q "$disk"; then umount -l "$disk"; fi
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export RUNNER_VECTOR=no
mkdir "$disk"
if ! mount -t tmpfs -o size=8m none "$disk"; then
    echo 'skipped: mounting is not possible here'
    exit 0
fi

# spec NAME UNITS EPOCHS CHECKPOINT   writes a spec
spec() {
    cat >"$work/$1.yaml" <<SPEC
name: $1
seed: 5
dataset: fizzbuzz
architecture: [{linear: $2}, tanh, {linear: $2}, tanh, {linear: 4}]
loss: softmax_cross_entropy
optimizer: {adam: 0.001}
batch_size: 64
epochs: $3
checkpoint: {$4}
SPEC
}
spec small 10 20 'epochs: 5'
spec large 500 20 'epochs: 1' # 1 MB of weights, 3 MB per checkpoint
spec long 150 3000 'minutes: 10' # takes minutes, and 3 MB at most

# All files on the disk except the lock that a process holds while it runs.
files() { (cd "$disk" && find . -type f ! -name lock -exec sha256sum {} + | LC_ALL=C sort); }

# train NAME   Result: code
train() {
    code=0
    "$root/bin/runner" train "$work/$1.yaml" --no-lock --quiet --out "$disk/runs" >"$work/out" 2>"$work/err" || code=$?
}

# expect WHAT CODES WORDS   the exit code is one of CODES, the message contains WORDS and no internals of the program
expect() {
    case " $2 " in
    *" $code "*) ;;
    *) cat "$work/err"; echo "$1: exit code $code, expected one of: $2"; exit 1 ;;
    esac
    if { [ -n "$3" ] && ! grep -q "$3" "$work/err"; } || grep -qE '^[[:space:]]+at |Exception|bug in Pierian' "$work/err"; then
        cat "$work/err"
        echo "$1: the message is wrong"
        exit 1
    fi
}

# unchanged WHAT   the files that existed at the start are unchanged
unchanged() {
    if [ -n "$(files | LC_ALL=C comm -13 - "$work/before")" ]; then
        echo "$1: earlier files have changed"
        exit 1
    fi
    echo "$1: exit code $code, earlier files unchanged"
}

train small
expect 'small run' 0 ''
files >"$work/before"

train large
expect 'full disk' '73 74' 'error: '
unchanged 'full disk'
[ -z "$(find "$disk" -name '*.part')" ] || { find "$disk" -name '*.part'; echo 'full disk: an incomplete file is left'; exit 1; }

# No estimate can foresee that another program fills the disk.
spec filled 100 200 'epochs: 1'
train_and_fill() {
    "$root/bin/runner" train "$work/filled.yaml" --no-lock --quiet --out "$disk/runs" >"$work/out" 2>"$work/err" &
    process=$!
    until ls "$disk"/runs/filled/*/local/checkpoints/*.manifest >/dev/null 2>&1; do
        kill -0 "$process" || { cat "$work/err"; exit 1; }
        sleep 0.1
    done
    dd if=/dev/zero of="$disk/filler" bs=4k >/dev/null 2>&1 || true
    code=0
    wait "$process" || code=$?
    process=''
}
train_and_fill
expect 'disk that fills up' 74 'filled'
rm "$disk/filler"
unchanged 'disk that fills up'
run=$(echo "$disk"/runs/filled/*)
code=0
"$root/bin/runner" resume "$run" --quiet >"$work/out" 2>"$work/err" || code=$?
expect 'space again' 0 ''
"$root/bin/runner" train "$work/filled.yaml" --no-lock --quiet --out "$work/calm" >/dev/null 2>&1
for file in weights.safetensors weights.json metrics.jsonl norms.jsonl preprocessing.json record.json spec.yaml; do
    cmp "$run/$file" "$work/calm/filled/${run##*/}/$file" || { echo 'space again: bits differ'; exit 1; }
done
echo 'space again: resume ended in the bits of an undisturbed run'
files >"$work/before"

"$root/bin/runner" train "$work/long.yaml" --no-lock --quiet --out "$disk/runs" >/dev/null 2>"$work/long.err" &
process=$!
until grep -q . "$disk"/runs/long/*/local/lock 2>/dev/null; do
    kill -0 "$process" || { cat "$work/long.err"; exit 1; }
    sleep 0.1
done
files >"$work/before"
train long
expect 'second process' 75 "another process works in .*: process $process on $(uname -n) since 2[0-9-]*T"
unchanged 'second process'
kill -9 "$process"
wait "$process" 2>/dev/null || true
process=''

mount -o remount,ro "$disk"
for name in small large; do
    train "$name"
    expect "read-only disk, $name run" 73 "$disk"
    unchanged "read-only disk, $name run"
done
