#!/bin/bash
# Measures how long a person waits for `runner check`, the whole process with a warm disk cache: medians of RUNS (default 9),
# compared with the promised limits. Prints a table; exits with 1 if a median is above its limit.

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
runs=${1:-9}
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export LC_ALL=C

rest='dataset: xor
loss: sse
optimizer: {gradient_descent: 0.1}'
{
    echo "$rest"
    echo 'architecture: [{linear: 2}, sigmoid, {linear: 1}]'
    yes '# A remark of sixty-three characters and a newline, again & again' | head -c 1048000 | sed '$d'
} >"$base/comments.yaml"
{
    echo "$rest"
    echo 'architecture:'
    echo '  - linear: 2'
    yes '  - sigmoid' | head -n 9998
    echo '  - linear: 1'
} >"$base/layers.yaml"

failed=0
# measure NAME LIMIT-IN-MILLISECONDS FILE
measure() {
    local times=() start end median verdict=ok
    "$here/bin/runner" check "$3" >/dev/null
    for ((i = 0; i < runs; i++)); do
        start=${EPOCHREALTIME/./}
        "$here/bin/runner" check "$3" >/dev/null
        end=${EPOCHREALTIME/./}
        times+=($(((end - start) / 1000)))
    done
    median=$(printf '%s\n' "${times[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")
    if [ "$median" -gt "$2" ]; then
        verdict='TOO SLOW'
        failed=1
    fi
    printf '| %-24s | %8s bytes | %5d ms | %5d ms | %s |\n' "$1" "$(wc -c <"$3")" "$median" "$2" "$verdict"
}

printf '| %-24s | %14s | %8s | %8s | |\n' "check, $runs runs" size median limit
measure 'an example' 500 "$here/examples/specs/mnist-cnn.yaml"
measure '1 MiB of comments' 1000 "$base/comments.yaml"
measure '10,000 layers' 3000 "$base/layers.yaml"
exit $failed
