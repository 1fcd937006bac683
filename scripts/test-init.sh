#!/bin/bash
# Writes a starter spec for data of every kind, checks it, and trains it for an epoch.
#   scripts/test-init.sh
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

# try NAME DATA   DATA is next to the spec
try() {
    if "$root/bin/runner" init --from "$2" "$1.yaml" >"$1.log" 2>&1 &&
        "$root/bin/runner" check "$1.yaml" >>"$1.log" 2>&1 &&
        "$root/bin/runner" train "$1.yaml" --set epochs=1 --quiet --no-lock >>"$1.log" 2>&1; then
        echo "ok    $1: $(tail -n 1 "$1.log" | cut -c1-80)"
    else
        echo "FAIL  $1"
        cat "$1.log"
        failed=1
    fi
}

cp "$root/examples/specs/two-moons.csv" rows.csv
cp "$root"/examples/tables/*.jsonl "$root"/examples/tables/*.parquet "$root"/examples/tables/*.db "$root"/examples/arrays/*.npz .
try csv rows.csv
try jsonl "$(ls ./*.jsonl | head -n 1)"
try parquet "$(ls ./*.parquet | head -n 1)"
try sqlite "$(ls ./*.db | head -n 1)"
try npz "$(ls ./*.npz | head -n 1)"
for kind in cat dog; do
    mkdir -p "pets/$kind"
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        printf 'P2 8 8 255\n%s\n' "$(seq "$i" "$([ $kind = cat ] && echo 2 || echo 3)" 400 | head -n 64)" >"pets/$kind/$i.pgm"
    done
done
try pictures pets
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    echo "the quick brown fox jumps over the lazy dog for the ${i}th time, and the dog does not mind at all"
done >text.txt
try text text.txt
mkdir languages
for i in one two three four five six seven eight nine ten; do echo "$i birds"; done >languages/english.txt
for i in eins zwei drei vier fuenf sechs sieben acht neun zehn; do echo "$i Voegel"; done >languages/german.txt
try texts languages
exit "$failed"
