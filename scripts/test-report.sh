#!/bin/sh
# Trains examples, and writes the report of each twice, the second time under another locale, in another time zone and
# on one thread without the vector module: the same bytes, below 400 KB without pictures. Exits with 1 if any differs.
# Examples that train for minutes train for one epoch; those whose data is not in RUNNER_DATA are skipped.
#   scripts/test-report.sh [SPEC...]            (default: all examples but the networks of examples/zoo, which have no data)
#   RUNNER=COMMAND                              what is run instead of bin/runner
set -eu
unset CDPATH
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
runner=${RUNNER:-$here/bin/runner}
if [ $# -eq 0 ]; then
    for spec in "$here"/examples/*/*.yaml; do
        case $spec in */zoo/*) ;; *) set -- "$@" "$spec" ;; esac
    done
fi

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
failed=0

for spec in "$@"; do
    name=$(basename "$spec" .yaml)
    case $name in
        cifar-resnet20) epochs='--set epochs=3' ;; # its warm-up is longer than an epoch
        *cnn* | *resnet* | shakespeare-* | diamonds-* | names-lstm) epochs='--set epochs=1' ;;
        *) epochs='' ;;
    esac
    # shellcheck disable=SC2086 # two words or none
    if ! $runner train "$spec" $epochs -q --no-lock --out "$base/runs" >"$base/log" 2>&1; then
        echo "SKIPPED $name: $(grep -m 1 error "$base/log")"
        continue
    fi
    run=$(sed -n 's/^record *\(.*\)\/record.json$/\1/p' "$base/log")
    $runner report "$run" --out "$base/first.html" >/dev/null
    LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati RUNNER_VECTOR=no \
        RUNNER_JAVA_OPTS='-Duser.language=ar -Duser.country=EG -Duser.timezone=Pacific/Kiritimati' \
        $runner report "$run" --out "$base/second.html" --threads 1 >/dev/null
    size=$(sed 's/data:image[^"]*//g' "$base/first.html" | wc -c)
    if ! cmp -s "$base/first.html" "$base/second.html"; then
        echo "FAILED  $name: the reports differ"
        failed=1
    elif [ "$size" -ge 409600 ]; then
        echo "FAILED  $name: $size bytes without pictures"
        failed=1
    else
        echo "same    $name: $(wc -c <"$base/first.html") bytes, $size without pictures"
    fi
done
exit $failed
