#!/bin/sh
# Tests bin/runner.cmd in Wine's command interpreter, with programs in the place of java.exe that print their arguments. Needs
# Wine and a C compiler for Windows (Debian: apt install wine wine64 gcc-mingw-w64-x86-64-win32); says so and ends with 0 where
# one is missing. Takes a minute. Prints one line per test and exits with 1 if one fails.
#
# Wine's interpreter, in version 8, is not Windows' own: it drops percent signs from arguments, loses the exit code of what is
# started by `call`, and takes a "!" in the script's own path for the beginning of a variable. None of these is tested.
set -eu
unset CDPATH JAVA_HOME JAVA25_HOME JAVA_HOME_25_X64 JAVA_HOME_25_ARM64 JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
unset RUNNER_JAVA_OPTS RUNNER_JAVA_HOME RUNNER_VECTOR

compiler=x86_64-w64-mingw32-gcc
for needed in wine "$compiler"; do
    if ! command -v "$needed" >/dev/null; then
        echo "SKIPPED the tests of bin/runner.cmd: $needed is not installed"
        exit 0
    fi
done
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
base=$(mktemp -d)
WINEPREFIX=$base/prefix WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=' LC_ALL=C.UTF-8
export WINEPREFIX WINEDEBUG WINEDLLOVERRIDES LC_ALL
unset DISPLAY
trap 'wineserver -k 2>/dev/null || :; rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
failed=0
. "$here/scripts/expect.sh"
# Not every package has it on the PATH.
command -v wineserver >/dev/null || wineserver() { /usr/lib/wine/wineserver "$@"; }
wine cmd /c exit >/dev/null 2>&1 || {
    echo "SKIPPED the tests of bin/runner.cmd: wine does not start here"
    exit 0
}

# --- the distribution, and programs in the place of java.exe -----------------------------------------------------

tree="$base/some programs & (others)/pierian"
mkdir -p "$tree/bin" "$tree/app"
cp -R "$here/bin/." "$tree/bin/"
sed 's/\r*$/\r/' "$here/bin/runner.cmd" >"$tree/bin/runner.cmd"
: >"$tree/app/runner.jar"

cat >"$base/java.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
int main(int count, char **arguments) {
    const char *code = getenv("FAKE_EXIT");
    for (int i = 0; i < count; i++) printf("[%s]\n", arguments[i]);
    return code ? atoi(code) : 0;
}
C
cat >"$base/stub.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    fprintf(stderr, "Property settings:\n    java.class.version = 69.0\n    java.home = %s\n    java.io.tmpdir = x\n", getenv("FAKE_HOME"));
    return 0;
}
C
"$compiler" -o "$base/java.exe" "$base/java.c"
"$compiler" -o "$base/stub.exe" "$base/stub.c"

# jdk FOLDER VERSION [MODULES]
jdk() {
    mkdir -p "$1/bin"
    cp "$base/java.exe" "$1/bin/"
    printf 'IMPLEMENTOR="Someone"\r\nJAVA_VERSION="%s"\r\nMODULES="%s"\r\n' "$2" "${3:-java.base jdk.incubator.vector java.sql}" >"$1/release"
}

# The path as Windows has it.
windows() {
    printf 'Z:%s' "$1" | tr / '\\'
}

jdk "$base/a jdk (new)" 25.0.1
jdk "$base/another" 26-ea
jdk "$base/old" 1.8.0_442
jdk "$base/odd" seven
jdk "$base/bare" 25 'java.base java.sql'
new=$(windows "$base/a jdk (new)") another=$(windows "$base/another") old=$(windows "$base/old")
RUNNER=$(windows "$tree/bin/runner.cmd")
export RUNNER

# --- helpers -----------------------------------------------------------------------------------------------------

# run LINES...   lines of a batch file; the variables of the environment are those of the shell. Results: status, out, err.
run() {
    printf '@echo off\r\n' >"$base/driver.cmd"
    printf '%s\r\n' "$@" >>"$base/driver.cmd"
    status=0
    (cd "$base" && timeout 60 wine cmd /c driver.cmd) >"$base/raw" 2>"$base/raw-err" </dev/null || status=$?
    tr -d '\r' <"$base/raw" >"$base/out"
    tr -d '\r' <"$base/raw-err" >"$base/err"
}

has() {
    grep -qxF -- "[$1]" "$base/out"
}

has_not() {
    ! grep -qF -- "$1" "$base/out"
}

says() {
    grep -qF -- "$1" "$base/err"
}

started() {
    [ "$(head -n 1 "$base/out")" = "[$1\\bin\\java.exe]" ]
}

# --- arguments and exit codes ------------------------------------------------------------------------------------

JAVA_HOME=$new
export JAVA_HOME
# shellcheck disable=SC2016 # for the other interpreter
run '"%RUNNER%" check "a  b" "x & y" "<in> | out" p=q,r;s "" (c) "a!b" "a^b" "it'\''s" "say \"hi\"" C:\dir\ *.none'
sed '1,/^\[org.pierian.runner.Main\]$/d' "$base/out" >"$base/arguments"
printf '[%s]\n' check 'a  b' 'x & y' '<in> | out' 'p=q,r;s' '' '(c)' 'a!b' 'a^b' "it's" 'say "hi"' 'C:\dir\' '*.none' >"$base/expected"
expect 'passes arguments as they are' cmp "$base/expected" "$base/arguments"
expect 'starts the java of a folder with spaces and parentheses' started "$new"
expect 'and nothing is on stderr' [ ! -s "$base/err" ]
FAKE_EXIT=65 run '"%RUNNER%" train x.yaml'
expect 'passes the exit code on' [ "$status" = 65 ]
FAKE_EXIT=0 run 'call "%RUNNER%" train x.yaml' 'set launch' 'set root' 'set kind'
expect 'leaves no variables behind' has_not 'launch='
run "cd /d \"$(windows "$tree/bin")\"" 'runner check x'
expect 'works as runner' has x
run "set \"PATH=%PATH%;$(windows "$tree/bin")\"" 'cd \' '"runner" check x'
expect 'works from the PATH, in quotes' has "$(windows "$tree/app/runner.jar")"

# --- options -----------------------------------------------------------------------------------------------------

options=$(windows "$tree/bin/launch")
run '"%RUNNER%" train x.yaml'
expect 'passes the common options' has "@$options\\common.options"
expect 'verbs that compute get their options' has "@$options\\numeric.options"
expect 'and vectors' has "@$options\\vector.options"
expect 'and one collector' has -XX:+UseSerialGC
expect 'and most of the memory' has -XX:MaxRAMPercentage=80
expect 'the options of java come before the class' [ "$(grep -n 'runner.Main' "$base/out" | cut -d: -f1)" -eq $(($(wc -l <"$base/out") - 2)) ]
run '"%RUNNER%" --quiet check x.yaml'
expect 'other verbs get theirs' has "@$options\\plain.options"
expect 'and no vectors' has_not vector.options
run '"%RUNNER%" train --help'
expect 'help computes nothing' has "@$options\\plain.options"
run '"%RUNNER%"'
expect 'nor does the program without arguments' has "@$options\\plain.options"
run 'set RUNNER_VECTOR=no' '"%RUNNER%" train x.yaml'
expect 'RUNNER_VECTOR=no leaves vectors out' has_not 'vector.options'
expect 'and the options for them' has_not 'numeric.options'
JAVA_HOME=$(windows "$base/bare")
run '"%RUNNER%" train x.yaml'
expect 'a JDK without the vector module is not asked for it' has_not vector.options
JAVA_HOME=$new
run 'set NUMBER_OF_PROCESSORS=2' '"%RUNNER%" train x.yaml'
expect 'with two processors there is a second compiler' has -XX:CICompilerCount=3
run 'set NUMBER_OF_PROCESSORS=16' '"%RUNNER%" train x.yaml'
expect 'with many Java decides' has_not CICompilerCount
RUNNER_JAVA_OPTS='-XX:+UseParallelGC -Dname=value' run '"%RUNNER%" check x.yaml'
expect 'RUNNER_JAVA_OPTS is used' has -Dname=value
expect 'with its collector' has_not UseSerialGC
JAVA_TOOL_OPTIONS='-Dname="a & b" -Xmx3g' run '"%RUNNER%" check x.yaml'
expect 'a limit of the heap is kept' has_not MaxRAM
expect 'beside a collector of ours' has -XX:+UseSerialGC
JDK_JAVA_OPTIONS=-XX:+UseTransparentHugePages run '"%RUNNER%" check x.yaml'
expect 'what is not a collector is not taken for one' has -XX:+UseSerialGC

# --- the JDK -----------------------------------------------------------------------------------------------------

JAVA_HOME=\"$new\"
run '"%RUNNER%" check x.yaml'
expect 'a JAVA_HOME in quotes is understood' started "$new"
JAVA_HOME=$new
RUNNER_JAVA_HOME=$another run '"%RUNNER%" check x.yaml'
expect 'RUNNER_JAVA_HOME comes first' started "$another"
RUNNER_JAVA_HOME=$old run '"%RUNNER%" check x.yaml'
expect 'one that is too old ends it with 127' [ "$status" = 127 ]
expect 'and is named' says "RUNNER_JAVA_HOME is $old, which is not a JDK of version 25"
JAVA_HOME=$old
WINEPATH=$(windows "$base/another/bin") run '"%RUNNER%" check x.yaml'
expect 'a JAVA_HOME that is too old is ignored for one on the PATH' started "$another"
run '"%RUNNER%" check x.yaml'
expect 'without any it ends with 127' [ "$status" = 127 ]
expect 'names the one that is too old' says "only 1.8.0_442 in $old"
expect 'says what to install' says 'winget install'
expect 'in one line' [ "$(wc -l <"$base/err")" -eq 1 ]
JAVA_HOME=$(windows "$base/odd")
run '"%RUNNER%" check x.yaml'
expect 'a version that is no number is too old' [ "$status" = 127 ]
unset JAVA_HOME
run '"%RUNNER%" check x.yaml'
expect 'without any variable too' says 'no JDK 25 or newer found; install one'
mkdir "$base/stub folder"
cp "$base/stub.exe" "$base/stub folder/java.exe"
WINEPATH=$(windows "$base/stub folder") FAKE_HOME=$new run '"%RUNNER%" check x.yaml'
expect 'a java on the PATH without a release file is asked for its home' started "$new"
installed="$WINEPREFIX/drive_c/Program Files/Eclipse Adoptium"
jdk "$installed/jdk-17.0.2.8-hotspot" 17.0.2
jdk "$installed/jdk-25.0.1.8-hotspot" 25.0.1
run '"%RUNNER%" check x.yaml'
expect 'one that is installed is found' started 'C:\Program Files\Eclipse Adoptium\jdk-25.0.1.8-hotspot'
jdk "$tree/jre" 25.0.1
run '"%RUNNER%" check x.yaml'
expect 'a runtime of its own comes before' started "$(windows "$tree/jre")"
rm "$tree/app/runner.jar"
run '"%RUNNER%" check x.yaml'
expect 'in a checkout that was not built it ends with 126' [ "$status" = 126 ]
expect 'and says how to build' says 'mvn -DskipTests package'
exit "$failed"
