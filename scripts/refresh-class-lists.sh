#!/bin/sh
# Writes dist/classes/*.classes anew: the classes of the JDK and of the libraries that a verb loads, for the archives of parsed
# classes in a distribution. They are kept as files, not recorded in each build, so that a build gives the same bytes on every
# machine: which classes a run loads depends on the width of the processor's vectors and on how fast kernels are compiled.
# The lists here are of all widths together. A class that is missing from them is parsed at every start, a few microseconds; one
# that no longer exists is skipped. To be run before a release, on x86-64.
#   scripts/refresh-class-lists.sh
set -eu
unset CDPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS RUNNER_JAVA_OPTS
LC_ALL=C
export LC_ALL
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cp "$root/examples/specs/xor.yaml" "$root/examples/specs/xor.lock.json" "$work"
cd "$work"
"$root/bin/runner" --version >/dev/null

# record KIND OPTIONS ARGUMENTS...   adds the classes that a command loads to KIND.seen
record() {
    kind=$1 width=$2
    shift 2
    # Without the archive, whose classes would come with all that it has.
    TERM=xterm RUNNER_JAVA_OPTS="-Xshare:auto -XX:SharedArchiveFile=$work/none $width -XX:DumpLoadedClassList=$work/loaded" \
        "$root/bin/runner" "$@" >/dev/null 2>"$work/err" || {
        cat "$work/err" >&2
        exit 1
    }
    sed 's/ id: [0-9]*$//' loaded >>"$kind.seen"
}

record plain '' check xor.yaml
for width in 0 1 2 3; do
    record numeric "-XX:UseAVX=$width" train --no-lock --kernels vector --out "runs$width" xor.yaml
done
record numeric '' train --no-lock --set epochs=2 --out others xor.yaml
run=$(echo runs0/*/*)
record numeric '' evaluate "$run"

for kind in plain numeric; do
    {
        echo '# Written by scripts/refresh-class-lists.sh: classes of the JDK and of libraries.'
        # Picocli is compiled for Java 5: such classes are archived only if no other kind of line has them linked.
        grep -v '^#\|^@cp ' "$kind.seen" | grep -v '^org/pierian/' | grep -v '^@.*picocli' | grep -v 'source: ' | sort -u
    } >"$root/dist/classes/$kind.classes"
    wc -l "$root/dist/classes/$kind.classes"
done
