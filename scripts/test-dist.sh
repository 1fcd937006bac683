#!/bin/bash
# Builds the distribution twice, in folders, a time zone and a locale that differ, and compares the archives; then
# unpacks them in containers that have neither Java nor a network and runs the program there. Prints one line per test and
# exits with 1 if one fails. Needs a Docker engine, or root and Debian's docker.io (scripts/with-docker.sh), and for the
# first time a mirror of Debian's packages (scripts/container-image.sh --bare).
#   scripts/test-dist.sh [--reproduce | --archives FOLDER]
#     --reproduce         compares two builds, and stops there
#     --archives FOLDER   tests the archives in a folder, such as dist/target, without building
set -eu
unset CDPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS RUNNER_JAVA_OPTS RUNNER_JAVA_HOME
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/java25.sh"
jdk=$(readlink -f "$(command -v "$java")")
JAVA_HOME=${jdk%/bin/java}
export JAVA_HOME
base=$(mktemp -d)
trap 'chmod -R u+w "$base"; rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
failed=0

verdict() { # verdict TITLE CODE [FILE]
    if [ "$2" = 0 ]; then
        echo "ok      $1"
    else
        echo "FAILED  $1"
        [ -z "${3:-}" ] || tail -n 15 "$3" | sed 's/^/        /'
        failed=1
    fi
}

# --- two builds ----------------------------------------------------------------------------------------------

# build FOLDER   a copy of the files that git knows, as they are now, and its archives
build() (
    mkdir -p "$1"
    cd "$root"
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        [ ! -e "$file" ] || printf '%s\0' "$file"
    done | tar -c --null -T - | tar -x -C "$1"
    cd "$1"
    mvn -q -B -Pdist -Dmaven.test.skip=true -Dmaven.javadoc.skip=true package >"$1/log" 2>&1 </dev/null || {
        tail -n 30 "$1/log" >&2
        exit 1
    }
)

archives_of() {
    (cd "$1/dist/target" && sha256sum pierian-*.tar.gz pierian-*.zip pierian-*.deb sbom.json)
}

first=$base/first second="$base/a second (build), 50%"
if [ "${1:-}" != --archives ]; then
    (umask 022 && export TZ=UTC LC_ALL=C.UTF-8 && build "$first")
    # Turkish has another lower case of I; Maven takes its locale from these properties.
    (umask 022 && export TZ=Asia/Kathmandu LC_ALL=C MAVEN_OPTS="-Duser.language=tr -Duser.country=TR" && build "$second")
    archives_of "$first" >"$base/sums"
    archives_of "$second" >"$base/other"
    cat "$base/sums"
    code=0
    diff "$base/sums" "$base/other" >"$base/difference" || code=1
    verdict 'two builds give the same bytes' "$code" "$base/difference"
    archives=$first/dist/target
    [ "${1:-}" != --reproduce ] || exit "$failed"
else
    archives=$(cd "$2" && pwd)
fi

# --- containers ----------------------------------------------------------------------------------------------

ls "$archives"/pierian-*-linux-x64.tar.gz >/dev/null
code=0
"$root/scripts/with-docker.sh" "$root/scripts/dist-containers.sh" "$archives" "$JAVA_HOME" || code=1
[ "$code" = 0 ] || failed=1
exit "$failed"
