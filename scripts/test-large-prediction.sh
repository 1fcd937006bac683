#!/bin/sh
# Predicts a large table with a small heap, and checks that neither its length nor the number of threads changes a bit.
#   scripts/test-large-prediction.sh [ROWS] [HEAP]        default: 10000000 rows, a heap of 64m
# The table is made in a temporary folder, about 400 MB for ten million rows, and removed. Prints rows per second.
set -eu
cd "$(dirname "$0")/.."
rows=${1:-10000000}
heap=${2:-64m}
runner=${RUNNER:-bin/runner}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# Rows with every kind of feature, some cells missing, the same for the same numbers.
make_rows() {
    awk -v count="$1" 'BEGIN {
        split("red green blue", colours, " ")
        split("low middle high", grades, " ")
        print "id,size,colour,old,grade,day,price"
        for (i = 0; i < count; i++) {
            size = i % 17 == 5 ? "NA" : sprintf("%.2f", i * 7919 % 100003 / 100)
            printf "%d,%s,%s,%s,%s,20%02d-%02d-%02d,%d\n", i, size, colours[1 + i % 3], i % 2 ? "yes" : "no",
                grades[1 + int(i / 5) % 3], i % 25, 1 + i % 12, 1 + i % 28, 100 + i % 3 * 40 + i * 7919 % 100003 / 1000
        }
    }'
}

make_rows 2000 > "$folder/train.csv"
cat > "$folder/large.yaml" <<'SPEC'
name: large
dataset:
  csv:
    file: train.csv
    features:
      - numeric: {column: size, missing: mean}
      - categorical: {column: colour, values: [red, green, blue]}
      - boolean: old
      - ordinal: {column: grade, values: [low, middle, high]}
      - datetime: {column: day, parts: [year, month]}
    target: {number: price}
    missing_values: [NA]
architecture: [{linear: 16}, relu, {linear: 1}]
loss: mse
optimizer: {adam: 0.01}
batch_size: 32
epochs: 3
SPEC
"$runner" train "$folder/large.yaml" -q --no-lock --out "$folder/runs" > "$folder/train.out"
run=$(echo "$folder"/runs/large/*)

make_rows "$rows" > "$folder/large.csv"
begin=$(date +%s%N)
RUNNER_JAVA_OPTS=-Xmx$heap "$runner" predict "$run" "$folder/large.csv" --keep id --out "$folder/out.csv" ||
    fail "a heap of $heap is not enough"
end=$(date +%s%N)
[ "$(wc -l < "$folder/out.csv")" -eq $((rows + 1)) ] || fail "not one line for each row"

# The last rows alone, and all rows with one thread.
(head -n 1 "$folder/large.csv" && tail -n 1000 "$folder/large.csv") > "$folder/last.csv"
"$runner" predict "$run" "$folder/last.csv" --keep id > "$folder/last.out"
tail -n 1000 "$folder/out.csv" > "$folder/of-all"
tail -n 1000 "$folder/last.out" | cmp - "$folder/of-all" || fail "the other rows change a bit"
RUNNER_JAVA_OPTS=-Xmx$heap "$runner" predict "$run" - --keep id --threads 1 < "$folder/large.csv" |
    cmp - "$folder/out.csv" || fail "the number of threads changes a bit"

milliseconds=$(((end - begin) / 1000000))
printf '%s rows with a heap of %s in %s ms: %s rows per second\n' "$rows" "$heap" "$milliseconds" \
    $((rows * 1000 / milliseconds))
