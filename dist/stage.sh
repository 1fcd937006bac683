#!/bin/sh
# Called by Maven (mvn -Pdist package): puts together what the archives contain, from the jars that were built.
#   dist/stage.sh VERSION TIMESTAMP TARGET
# Writes to TARGET:
#   plain/     jars, launchers, examples, manual pages: for any system that has a JDK
#   runtime/   the same with a runtime of its own, and with archives of parsed classes for it (on Linux, x86-64)
# Files have fixed times and permissions.
set -eu
[ "$(umask)" = 0022 ] || echo "dist/stage.sh: the umask is not 022, so the jars, and all that has them, are other bytes than elsewhere" >&2
umask 022
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset CDPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
version=$1 timestamp=$2 target=$3
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/java25.sh"
case $java in */*) ;; *) java=$(readlink -f "$(command -v java)") ;; esac
jdk=${java%/bin/java}

# What the program needs; the reader of Parquet asks for jdk.jfr. Nothing draws in windows.
MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml
MODULES=$MODULES,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.jfr,jdk.management,jdk.net,jdk.unsupported

# settle FOLDER   gives all files the same time, which archives of parsed classes contain
settle() {
    find "$1" -exec touch -h -d "$timestamp" {} +
}

# The classes to archive for a kind of verb: all our own, and those of libraries that were seen to be used.
list_classes() {
    {
        grep -v '^[@#]' "$root/dist/classes/$1.classes"
        for module in core spec runner; do
            (cd "$root/$module/target/classes" && find org -name '*.class' | sed 's/\.class$//')
        done
    } | sort -u
    grep '^@' "$root/dist/classes/$1.classes" || :
}

stage_plain() {
    mkdir -p "$plain/app/lib" "$plain/bin/launch" "$plain/examples" "$plain/docs" "$plain/man/man1"
    cp "$root/runner/target/runner.jar" "$plain/app/"
    cp "$root"/runner/target/lib/*.jar "$plain/app/lib/"
    cat "$plain/app/runner.jar" "$plain"/app/lib/*.jar | cksum | tr ' ' - >"$plain/app/checksum"
    for kind in plain numeric; do list_classes "$kind" >"$plain/app/$kind.classes"; done
    cp "$root/bin/runner" "$plain/bin/"
    sed 's/\r*$/\r/' "$root/bin/runner.cmd" >"$plain/bin/runner.cmd" # Windows finds labels by the ends of lines
    cp "$root"/bin/launch/*.options "$root/bin/launch/plain-verbs" "$root/bin/launch/archive.sh" \
        "$root/bin/launch/lock.sh" "$plain/bin/launch/"
    for kind in yaml lock.json csv; do
        mkdir -p "$plain/examples/specs"
        cp "$root"/examples/specs/*."$kind" "$plain/examples/specs/"
    done
    cp "$root/docs/spec.schema.json" "$plain/docs/" # which the examples name
    cp "$root"/docs/man/*.1 "$plain/man/man1/"
    cp "$root/LICENSE" "$root/CHANGELOG.md" "$plain/"
    cp "$root/docs/installing.md" "$plain/docs/"
    cp "$target/sbom.json" "$plain/"
    echo "$version" >"$plain/VERSION"
    find "$plain" -type f -exec chmod 644 {} +
    chmod 755 "$plain/bin/runner"
}

stage_runtime() {
    cp -a "$plain" "$runtime"
    rm "$runtime/bin/runner.cmd"
    "$jdk/bin/jlink" --add-modules "$MODULES" --no-header-files --no-man-pages --strip-debug --vm server \
        --output "$runtime/jre"
    settle "$runtime"
    mkdir "$runtime/app/cds"
    java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$runtime/jre/release")
    read -r sum <"$runtime/app/checksum"
    # What java writes depends on the path of the runtime, and on the environment: both are the same for every build.
    mkdir "$fixed" || {
        echo "dist/stage.sh: another build is using $fixed (if none is, remove it)" >&2
        exit 1
    }
    trap 'rm -rf "$fixed"' EXIT
    trap 'exit 130' INT TERM
    cp -a "$runtime/." "$fixed/"
    for kind in plain numeric; do dump "$kind" "$kind-$java_version-$sum"; done
    cp "$fixed"/app/cds/*.jsa "$runtime/app/cds/"
    settle "$runtime"
}

# dump KIND NAME   with the options that bin/runner would give, and a heap that does not depend on this machine
dump() (
    kind=$1 name=$2
    cd "$fixed/app"
    vectors=''
    [ "$kind" = plain ] || vectors=@../bin/launch/vector.options
    env -i LC_ALL=C TZ=UTC ../jre/bin/java @../bin/launch/common.options @"../bin/launch/$kind.options" $vectors \
        -XX:+UseSerialGC -Xmx1g -Xshare:dump -XX:SharedClassListFile="$kind.classes" -XX:SharedArchiveFile="cds/$name.jsa" \
        -cp /proc/self/cwd/runner.jar >"$target/$name.log" 2>&1 || {
        cat "$target/$name.log" >&2
        exit 1
    }
    chmod 644 "cds/$name.jsa"
)

fixed=/tmp/pierian-dist
plain=$target/plain runtime=$target/runtime
rm -rf "$plain" "$runtime"
stage_plain
settle "$plain"
if [ "$(uname -s) $(uname -m)" = 'Linux x86_64' ]; then
    stage_runtime
else
    echo "dist/stage.sh: the archive with a runtime is made on Linux, x86-64, only" >&2
fi
