#!/bin/sh
# Opens reports in Chromium, 1280 and 390 pixels wide, light and dark: no error of a script, no request, nothing wider than the
# window, and no serious finding of axe-core. Leaves screenshots in a folder, to be looked at. Needs Chromium and npm;
# without them nothing is tested, and the last line says so.
#   scripts/test-pages.sh FOLDER PAGE...            (FOLDER receives the screenshots)
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")" && pwd -P)
[ $# -ge 2 ] || { echo 'usage: scripts/test-pages.sh FOLDER PAGE...' >&2; exit 2; }

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)
if [ -z "$chromium" ] || ! command -v npm >/dev/null 2>&1; then
    echo 'SKIPPED: Chromium or npm is not installed, so no page was tested'
    exit 0
fi

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if ! npm install --prefix "$base" --ignore-scripts --no-fund --no-audit --loglevel=error \
    puppeteer-core@24.10.0 axe-core@4.10.3 >"$base/npm.log" 2>&1; then
    cat "$base/npm.log"
    echo 'FAILED: npm could not install puppeteer-core and axe-core'
    exit 1
fi
mkdir -p "$1"
cp "$here/pages/check.mjs" "$base/check.mjs"
CHROMIUM=$chromium node "$base/check.mjs" "$@"
