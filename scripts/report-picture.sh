#!/bin/sh
# Makes docs/images/report.png, the README's picture of a report: trains two-moons, writes its report, and lets headless
# Chromium (Debian: chromium) show the beginning of it. The bytes depend on Chromium and the fonts; nothing compares them.
set -eu
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${RUNNER:-$root/bin/runner}" train "$root/examples/specs/two-moons.yaml" --no-lock --quiet --out runs
"${RUNNER:-$root/bin/runner}" report runs/two-moons/* --out report.html
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" \
    --hide-scrollbars --blink-settings=preferredColorScheme=1 \
    --window-size=1280,1130 --screenshot="$root/docs/images/report.png" "file://$work/report.html" 2>/dev/null
ls -l "$root/docs/images/report.png"
