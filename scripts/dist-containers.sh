#!/bin/sh
# The part of scripts/test-dist.sh that needs a Docker engine: unpacks the archives in containers that have neither Java nor a
# network, and runs the program there.
#   scripts/dist-containers.sh ARCHIVES JDK
# ARCHIVES: the folder with them. JDK: what the containers without a runtime of their own are given.
set -eu
unset CDPATH
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
archives=$1 jdk=$2 image=pierian-bare:trixie
docker info >/dev/null 2>&1 || {
    echo "SKIPPED no Docker engine answers" >&2
    exit 1
}
docker image inspect "$image" >/dev/null 2>&1 || "$root/scripts/container-image.sh" --bare
failed=0

# inside SCRIPT OPTIONS...   runs scripts/dist/SCRIPT in a container that sees the archives
inside() {
    script=$1
    shift
    docker run --rm --network none --volume "$archives:/archives:ro" --volume "$root/scripts/dist:/scripts:ro" \
        --volume "$root/examples:/examples:ro" "$@" "$image" sh "/scripts/$script" || failed=1
}

inside runtime.sh
inside package.sh
inside plain.sh --volume "$jdk:/opt/java/jdk:ro"
exit "$failed"
