#!/bin/sh
# Measures what watching costs: trains with and without `--watch` in turns, the page open in a headless Chromium on the same
# machine, and prints the training times, their medians and ratios. Nothing else should run on the machine at the same time.
#   scripts/watch-overhead.sh [ROUNDS [SPEC:EPOCHS]]       default: 7 rounds of mnist-mlp:10

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
runner=${RUNNER:-$here/bin/runner}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)
what=${2:-mnist-mlp:10}

[ -n "$chromium" ] || {
    echo "SKIPPED: Chromium is not installed"
    exit 0
}
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

[ -n "${RUNNER:-}" ] || "$runner" --version >/dev/null # builds it, before anything is measured
"$java" -cp "${RUNNER_LIB:-$here/runner/target/lib/*}" "$here/scripts/watch/Overhead.java" \
    "$runner" "$chromium" "$base" "${1:-7}" "$here/examples/specs/${what%%:*}.yaml" "${what##*:}"
