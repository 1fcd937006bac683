#!/bin/sh
# Loads the image that `mvn -Pdist,image package` makes and runs the program in containers without a network. Prints one line per
# test and exits with 1 if one fails. Needs a Docker engine: scripts/with-docker.sh scripts/test-image.sh
#   scripts/test-image.sh [FILE]     (default: dist/image/target/pierian-*-image.tar)
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
file=${1:-$(echo "$root"/dist/image/target/pierian-*-image.tar)}
docker info >/dev/null 2>&1 || {
    echo "SKIPPED no Docker engine answers" >&2
    exit 1
}
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
cp "$root/examples/specs/xor.yaml" "$root/examples/specs/xor.lock.json" "$base"
chmod 777 "$base"
failed=0

# expect TITLE TEXT COMMAND...   the command succeeds, and says a text
expect() {
    title=$1 text=$2
    shift 2
    if "$@" >"$base/said" 2>&1 && grep -qF -- "$text" "$base/said"; then
        echo "ok      $title"
    else
        echo "FAILED  $title"
        tail -n 8 "$base/said" | sed 's/^/        /'
        failed=1
    fi
}

expect 'is loaded' 'Loaded image: pierian:' docker load --input "$file"
image=$(sed -n 's/^Loaded image: //p' "$base/said")
run() {
    docker run --rm --network none --volume "$base:/experiments" "$@"
}
expect 'shows its help' 'Usage: runner' run "$image" --help
expect 'trains xor to the bits of its lock' 'reproduced, bit for bit' run "$image" train xor.yaml
expect 'writes the run where it was started' 'weights.safetensors' ls "$base"/runs/xor/*
expect 'as another user' 'reproduced, bit for bit' run --user 12345:12345 "$image" train --out more xor.yaml
expect 'from the archive of parsed classes' 'Main source: shared objects file' \
    run --env 'RUNNER_JAVA_OPTS=-Xshare:on -Xlog:class+load' "$image" check xor.yaml
expect 'a read-only image is enough' 'no errors' run --read-only --tmpfs /tmp "$image" check xor.yaml
code=0
run "$image" check missing.yaml >"$base/missing" 2>&1 || code=$?
expect 'passes the exit code on' "code 66" echo "code $code"
docker image rm "$image" >/dev/null
exit "$failed"
