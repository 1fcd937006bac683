#!/bin/sh
# Tests the JSON Schema of specs in a real editor's language server: completion, hover texts, diagnostics.
# Installs yaml-language-server into a temporary folder with npm, queries it, and prints the exchange. Exits with
# 1 if an answer is wrong; without npm nothing is tested, and the last line says so.

set -eu
unset CDPATH

version=1.25.0
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)

if ! command -v npm >/dev/null 2>&1 || ! command -v node >/dev/null 2>&1; then
    echo "SKIPPED: npm and node are not installed, so no editor was tested"
    exit 0
fi

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if ! npm install --prefix "$base" --ignore-scripts --no-fund --no-audit --loglevel=error \
    "yaml-language-server@$version" >"$base/npm.log" 2>&1; then
    cat "$base/npm.log"
    echo "FAILED: npm could not install yaml-language-server $version"
    exit 1
fi
echo "yaml-language-server $version, node $(node --version)"
node "$here/scripts/editor/test.mjs" "$base/node_modules/yaml-language-server/bin/yaml-language-server" "$here"
