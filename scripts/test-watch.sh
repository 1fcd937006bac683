#!/bin/sh
# Watches runs in a real browser: trains mnist-mlp with `--watch`, opens the page in a headless Chromium and drives it
# there. Curves are drawn with the run's values; a reload loses nothing; the buttons write a checkpoint and stop the run, in the
# process that trains and from `runner watch`; what was stopped ends in the bits of an uninterrupted run; and no request
# leaves the machine. Exits with 1 if something of that is not so; without Chromium or data nothing is tested, and the last
# line says so.
#
# EPOCHS=60 trains longer, on a machine where 30 are over too soon; PICTURES=FOLDER keeps pictures of the page, 1280 and 390 wide, light and dark.

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
runner=${RUNNER:-$here/bin/runner}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)
spec=$here/examples/specs/mnist-mlp.yaml

if [ -z "$chromium" ]; then
    echo "SKIPPED: Chromium is not installed, so no page was watched"
    exit 0
fi
if [ ! -d "${RUNNER_DATA:-$here/../shared/data}/mnist" ]; then
    echo "SKIPPED: RUNNER_DATA has no mnist, so no page was watched"
    exit 0
fi

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

[ -n "${RUNNER:-}" ] || "$runner" --version >/dev/null # builds it, before anything is waited for
status=0
"$java" -cp "${RUNNER_LIB:-$here/runner/target/lib/*}" "$here/scripts/watch/WatchTest.java" \
    "$runner" "$chromium" "$spec" "${EPOCHS:-30}" "$base" || status=$?
if [ -n "${PICTURES:-}" ]; then
    mkdir -p "$PICTURES"
    cp "$base"/pictures/* "$PICTURES"/
fi
exit "$status"
