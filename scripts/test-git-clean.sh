#!/bin/sh
# Trains every example twice in a separate clone and asserts that git sees no change: spec, lock and all other committed
# files stay unchanged, byte for byte.
#   scripts/test-git-clean.sh [SPEC...]        names below examples/specs; default: all
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q "$root" "$work/clone"
[ $# -gt 0 ] || set -- $(cd "$root/examples/specs" && ls -- *.yaml)
for spec; do
    for time in 1 2; do
        # Uses the program of this folder: building it again in the clone would prove nothing.
        (cd "$work/clone" && "$root/bin/runner" train "examples/specs/$spec" --quiet >/dev/null 2>"$work/err") ||
            { cat "$work/err"; exit 1; }
        grep -q 'reproduced, bit for bit' "$work/err" || { cat "$work/err"; echo "$spec: not reproduced"; exit 1; }
        changes=$(git -C "$work/clone" status --porcelain)
        if [ -n "$changes" ]; then
            echo "$spec, time $time: git sees changes:"
            echo "$changes"
            exit 1
        fi
    done
    echo "$spec: reproduced twice, nothing changed"
done
