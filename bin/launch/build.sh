# Sourced by runner in a checkout: builds the program if its sources have changed.
# shellcheck shell=sh disable=SC2154 # the variables are those of runner
. "$launch/archive.sh"

# Whether a source is newer than the program. Folders count too: a deletion changes the folder's time.
outdated() {
    [ -f "$jar" ] || return 0
    [ -n "$(cd "$root" && find pom.xml core/pom.xml core/src/main core/src/generated spec/pom.xml spec/src/main runner/pom.xml \
        runner/src/main -newer "$jar" 2>/dev/null | head -n 1)" ]
}

build() {
    if ! command -v mvn >/dev/null; then
        say "needs Maven 3.8 or newer to build Pierian (Debian, Ubuntu: apt install maven; macOS: brew install maven)"
        exit 127
    fi
    say 'building Pierian, once: fetching libraries and compiling, for a minute or two ...'
    : >"$lock/start"
    # Maven may run on any JDK from 17 on, but with this one it need not look for a second.
    if ! (
        cd "$root"
        if [ -x "$home/bin/javac" ]; then
            export JAVA_HOME="$home"
        fi
        mvn -q -B -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dcompiler.checks=-XDunchecked -pl runner -am package
    ) >"$lock/log" 2>&1 </dev/null; then
        cat "$lock/log" >&2
        say 'the build failed'
        exit 126
    fi
    # Maven must not take the classes of this build, which were not checked, for those of its own.
    rm -rf "$root"/core/target/maven-status "$root"/spec/target/maven-status "$root"/runner/target/maven-status
    # A source that was saved while Maven ran must be newer than the program.
    touch -c -r "$lock/start" "$jar"
}

build_if_outdated() {
    outdated || return 0
    if [ ! -w "$root/runner" ]; then
        [ -f "$jar" ] && say "$root is not writable: running the existing build, without the latest change" &&
            return
        say "$root is not writable: cannot build Pierian"
        exit 126
    fi
    lock=$root/runner/.building
    if ! acquire; then
        say "cannot create $lock"
        exit 126
    fi
    if outdated; then
        build
        make_archive plain || :
        make_archive numeric || :
    fi
    release
}
