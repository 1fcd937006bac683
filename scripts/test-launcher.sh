#!/bin/sh
# Tests bin/runner with a small stub program and a stub Maven, in a folder whose name has spaces and umlauts.
# Needs a JDK 25; takes half a minute. Prints one line per test and exits with 1 if one fails.

set -eu
unset CDPATH JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS RUNNER_JAVA_OPTS RUNNER_JAVA_HOME

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
tree="$base/Grüße an alle/pierian"
failed=0

# --- the stub program ----------------------------------------------------------------------------------------

mkdir -p "$tree/bin" "$tree/examples/specs" "$base/tools" "$base/classes"
for module in core spec runner; do
    mkdir -p "$tree/$module/src/main/java"
    echo '<project/>' >"$tree/$module/pom.xml"
    echo "// $module" >"$tree/$module/src/main/java/Source.java"
    echo '// old' >"$tree/$module/src/main/java/Old.java"
done
echo '<project/>' >"$tree/pom.xml"
echo 'name: xor' >"$tree/examples/specs/xor.yaml"
echo '{}' >"$tree/examples/specs/xor.lock.json"
cp -R "$here/bin/." "$tree/bin/"

cat >"$base/Main.java" <<'JAVA'
package org.pierian.runner;

import java.nio.file.*;

public final class Main {
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "folder" -> System.out.println(System.getProperty("user.dir"));
            case "exists" -> System.out.println(Files.exists(Path.of(args[1])) + " ü");
            case "property" -> System.out.println(System.getProperty(args[1]));
            case "errors" -> {
                System.err.println("to descriptor 2");
                Files.writeString(
                        Path.of("/proc/self/fd/" + System.getProperty("runner.stderr.descriptor")), "to the program's\n",
                        StandardOpenOption.APPEND);
            }
            case "heap" -> {
                var system = (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
                System.out.println(100 * Runtime.getRuntime().maxMemory() / system.getTotalMemorySize());
            }
            case "train" ->
                System.out.println("vectors " + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
            case "check" -> {
                for (String arg : args) {
                    System.out.println("[" + arg + "]");
                }
            }
            case "wait" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("told to stop")));
                System.out.println(ProcessHandle.current().pid());
                Thread.sleep(60_000);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
JAVA

# The JDK that the launcher finds, by a copy of the launcher that runs nothing.
# shellcheck disable=SC2016 # expanded by the copy
sed 's/^ *build_if_outdated$/printf "%s\\n" "$home"; exit 0/' "$tree/bin/runner" >"$tree/bin/which-jdk"
jdk=$(sh "$tree/bin/which-jdk")
"$jdk/bin/javac" -d "$base/classes" "$base/Main.java"
"$jdk/bin/jar" --create --file "$base/stub.jar" -C "$base/classes" .

cat >"$base/tools/mvn" <<SH
#!/bin/sh
echo called >>"$base/calls"
echo "\$*" >"$base/arguments"
while [ -e "$base/hold" ]; do sleep 0.1; done
if [ -e "$base/broken" ]; then echo 'Source.java:1: an error'; exit 1; fi
mkdir -p runner/target/lib spec/target/maven-status
cp "$base/stub.jar" runner/target/runner.jar
cp "$base/stub.jar" runner/target/lib/other.jar
SH
chmod +x "$base/tools/mvn"
PATH=$base/tools:$PATH
export PATH

. "$here/scripts/expect.sh"

# --- helpers -------------------------------------------------------------------------------------------------

# Runs a command. Results: status, and the files out and err.
run() {
    status=0
    "$@" >"$base/out" 2>"$base/err" || status=$?
}

calls() {
    if [ -f "$base/calls" ]; then wc -l <"$base/calls" | tr -d ' '; else echo 0; fi
}

says() {
    grep -qF -- "$2" "$base/$1"
}

is_silent() {
    [ ! -s "$base/err" ]
}

# Waits for a condition, ten seconds at most.
until_true() {
    patience=100
    until "$@"; do
        patience=$((patience - 1))
        [ "$patience" -gt 0 ] || return 1
        sleep 0.1
    done
}

old_jdk() {
    mkdir -p "$1/bin"
    printf 'JAVA_VERSION="17.0.15"\nMODULES="java.base"\n' >"$1/release"
    printf '#!/bin/sh\ntouch "%s/was-started"\n' "$1" >"$1/bin/java"
    chmod +x "$1/bin/java"
}

# --- building ------------------------------------------------------------------------------------------------

cd "$base"
runner="$tree/bin/runner"

run "$runner" check a
expect 'builds when there is no program' [ "$(calls)" = 1 ]
expect 'reports it in one line' [ "$(cat "$base/err")" = 'runner: building Pierian, once: fetching libraries and compiling, for a minute or two ...' ]
expect 'then runs' says out '[a]'
expect 'leaves the checks of the compiler out' says arguments -Dcompiler.checks=
expect 'which the next build of Maven must not take for done' [ ! -e "$tree/spec/target/maven-status" ]
expect 'leaves no lock' [ ! -e "$tree/runner/.building" ]
expect 'prepares an archive for each kind of verb' [ "$(find "$tree/runner/target/cds" -name '*.jsa' | wc -l)" -eq 2 ]

run "$runner" check b
expect 'does not build again' [ "$(calls)" = 1 ]
expect 'is silent then' is_silent

touch "$tree/spec/src/main/java/Source.java"
run "$runner" check c
expect 'builds when a source is newer' [ "$(calls)" = 2 ]
touch "$tree/core/pom.xml"
run "$runner" check c
expect 'builds when a pom is newer' [ "$(calls)" = 3 ]
rm "$tree/core/src/main/java/Old.java"
run "$runner" check c
expect 'builds when a source is deleted' [ "$(calls)" = 4 ]
run "$runner" check c
expect 'and then not again' [ "$(calls)" = 4 ]

touch "$base/broken" "$tree/pom.xml"
run "$runner" check d
expect 'a failed build ends with 126' [ "$status" = 126 ]
expect "and shows Maven's output" says err 'Source.java:1: an error'
expect 'and leaves no lock' [ ! -e "$tree/runner/.building" ]
rm "$base/broken"
run "$runner" check d
expect 'and is tried again next time' [ "$status" = 0 ]

touch "$tree/pom.xml" "$base/hold"
before=$(calls)
"$runner" check first >"$base/first" 2>&1 &
first=$!
until_true [ "$(calls)" -gt "$before" ] || until_true test -s "$tree/runner/.building/pid"
"$runner" check second >"$base/second" 2>&1 &
second=$!
until_true grep -q "waiting for process $first" "$base/second" || true
rm "$base/hold"
wait "$first" || true
wait "$second" || true
expect 'two at once build once' [ "$(calls)" = $((before + 1)) ]
expect 'the second one waits' grep -q "waiting for process $first" "$base/second"
expect 'and both run' grep -q '\[second\]' "$base/second"
expect '(the first one too)' grep -q '\[first\]' "$base/first"

sh -c 'exit 0' &
dead=$!
wait "$dead"
mkdir "$tree/runner/.building"
echo "$dead" >"$tree/runner/.building/pid"
touch "$tree/pom.xml"
before=$(calls)
run "$runner" check e
expect 'a lock left by a killed build is taken over' [ "$(calls)" = $((before + 1)) ]
expect 'and released' [ ! -e "$tree/runner/.building" ]

# --- location and invocation ---------------------------------------------------------------------------------

mkdir -p "$base/links/deep"
ln -s "$runner" "$base/links/one"
ln -s ../one "$base/links/deep/two"
run "$base/links/deep/two" check f
expect 'works through a chain of links' says out '[f]'
PATH=$base/links:$PATH run one check f
expect 'works from the PATH' says out '[f]'
(cd "$tree/bin" && sh runner check g) >"$base/out" 2>"$base/err"
expect 'works as sh runner' says out '[g]'
mkdir "$base/elsewhere"
(cd "$base/elsewhere" && "$runner" folder) >"$base/out" 2>"$base/err"
expect 'keeps the working folder' [ "$(cat "$base/out")" = "$(cd -P "$base/elsewhere" && pwd)" ]

run "$runner" check 'a  b' '' '*' "it's" '$HOME' '"q"'
printf '[check]\n[a  b]\n[]\n[*]\n[it'\''s]\n[$HOME]\n["q"]\n' >"$base/expected"
expect 'passes arguments as they are' cmp -s "$base/expected" "$base/out"

echo x >"$base/Prüfung.yaml"
LC_ALL=C run "$runner" exists "$base/Prüfung.yaml"
expect 'opens a path with umlauts under LC_ALL=C, and prints one' [ "$(cat "$base/out")" = 'true ü' ]

run "$runner" exit 65
expect 'passes the exit code on' [ "$status" = 65 ]

"$runner" wait >"$base/out" 2>"$base/err" &
process=$!
until_true [ -s "$base/out" ] || true
expect 'becomes java' [ "$(head -n 1 "$base/out")" = "$process" ]
kill -TERM "$process"
status=0
wait "$process" || status=$?
expect 'so a signal ends it with 143' [ "$status" = 143 ]
expect 'after the program was told' says out 'told to stop'

# --- the JDK -------------------------------------------------------------------------------------------------

old_jdk "$base/old jdk"
JAVA_HOME="$base/old jdk" run "$runner" check h
expect 'ignores a JAVA_HOME that is too old' says out '[h]'
expect 'without starting it' [ ! -e "$base/old jdk/was-started" ]
ln -s "$jdk" "$base/new jdk"
JAVA_HOME="$base/old jdk" RUNNER_JAVA_HOME="$base/new jdk" run "$runner" property java.home
expect 'uses RUNNER_JAVA_HOME' [ "$status" = 0 ]
RUNNER_JAVA_HOME="$base/old jdk" run "$runner" check h
expect 'refuses a RUNNER_JAVA_HOME that is too old with 127' [ "$status" = 127 ]
expect 'and names it' says err "$base/old jdk"

sed 's/^OLDEST=.*/OLDEST=99/' "$runner" >"$tree/bin/demanding"
JAVA_HOME="$base/old jdk" run sh "$tree/bin/demanding" check h
expect 'ends with 127 when no JDK is new enough' [ "$status" = 127 ]
expect 'says what to install' says err 'apt install openjdk'
expect 'in one line' [ "$(wc -l <"$base/err")" -eq 1 ]

# --- options -------------------------------------------------------------------------------------------------

run "$runner" check i
expect 'plain verbs start without a warning' is_silent
run "$runner" train
expect 'verbs that compute have vectors' says out 'vectors true'
expect 'and nothing else on stdout' [ "$(wc -l <"$base/out")" -eq 1 ]
expect 'nor the line about an incubator module on stderr' until_true is_silent
"$runner" errors 2>&1 >"$base/out" | cat >"$base/err" # which ends when the filter has
expect 'what java writes to stderr arrives' says err 'to descriptor 2'
expect 'as does what the program writes' says err "to the program's"
RUNNER_JAVA_OPTS=-XX:NoSuchOption "$runner" train 2>&1 >"$base/out" | cat >"$base/err"
expect 'java says why it does not start' says err NoSuchOption
expect 'no named pipe is left' sh -c '! ls "${TMPDIR:-/tmp}"/pierian-runner-* >/dev/null 2>&1'
RUNNER_JAVA_OPTS='-Dsome.name=value -XX:+UseParallelGC' run "$runner" property some.name
expect 'RUNNER_JAVA_OPTS is used, even with another collector' [ "$(cat "$base/out")" = value ]
JAVA_TOOL_OPTIONS=-Dsome.name=tool run "$runner" property some.name
expect 'JAVA_TOOL_OPTIONS is used' [ "$(cat "$base/out")" = tool ]
run "$runner" heap
expect 'the heap may grow to most of the memory' [ "$(cat "$base/out")" -ge 70 ]
RUNNER_JAVA_OPTS=-Xmx64m run "$runner" heap
expect 'unless the user has said how far' [ "$(cat "$base/out")" -le 10 ]
JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=20 run "$runner" heap
expect 'in whichever way' [ "$(cat "$base/out")" -le 20 ]
run "$runner" property runner.stdout.terminal
expect 'reports that stdout is not a terminal' [ "$(cat "$base/out")" = false ]
run "$runner" property runner.stderr.terminal
expect 'reports that stderr is not a terminal' [ "$(cat "$base/out")" = false ]

# --- the archive ---------------------------------------------------------------------------------------------

for archive in "$tree"/runner/target/cds/*.jsa; do
    size=$(wc -c <"$archive")
    dd if=/dev/urandom of="$archive" bs=4096 seek=$((size / 8192)) count=16 conv=notrunc 2>/dev/null
done
run "$runner" check j
expect 'a damaged archive does no harm' says out '[j]'
expect 'and is ignored silently' is_silent
for archive in "$tree"/runner/target/cds/*.jsa; do : >"$archive"; done
run "$runner" check j
expect 'an empty archive does no harm' says out '[j]'

touch "$tree/pom.xml"
run "$runner" check k
RUNNER_JAVA_OPTS=-Xlog:cds:stdout run "$runner" check k
expect 'a matching archive is used' says out 'runner/target/cds'
before=$(echo "$tree"/runner/target/cds/plain-*)
"$jdk/bin/jar" --update --file "$tree/runner/target/lib/other.jar" -C "$base" expected
RUNNER_JAVA_OPTS=-Xlog:cds:stdout run "$runner" check k
expect 'after a build by hand an archive is created' says err 'preparing a faster start'
expect 'and the one for other jars is not used' sh -c '! grep -qF "$0" "$1"' "$before" "$base/out"
run "$runner" check k
expect 'once' is_silent

exit "$failed"
