#!/bin/sh
# The archive with its own runtime, in a container without Java and without a network.
set -eu
. "$(dirname -- "$0")/expect.sh"
echo '--- archive with a runtime'
expect 'there is no Java here' sh -c '! command -v java'
mkdir -p /trial '/opt/my programs'
cd '/opt/my programs'
begun=$(now)
tar -xzf /archives/pierian-*-linux-x64.tar.gz
unpacked=$(now)
home=$(echo "$PWD"/pierian-*)
cp -r "$home/examples/specs" /trial/
cd /trial/specs
begun_training=$(now)
expect 'trains xor to the bits of its lock' says 'reproduced, bit for bit' "$home/bin/runner" train xor.yaml
ended=$(now)
echo "        unpacked in $(seconds $((unpacked - begun))) s, first training done $(seconds $((ended - begun_training))) s after"
times >/tmp/times # what does not depend on other work on the machine
echo "        processor time of both, of programs and of the system: $(sed -n 2p /tmp/times)"
expect 'the first training is done within 5 s of unpacking' [ $((ended - begun_training)) -lt 500 ]
begun_training=$(now)
"$home/bin/runner" train xor.yaml >/dev/null 2>&1
echo "        the second took $(seconds $(($(now) - begun_training))) s"

# The archives of parsed classes that came with it.
shared() {
    RUNNER_JAVA_OPTS='-Xshare:on -Xlog:class+load:file=/tmp/classes' "$home/bin/runner" "$@" >/tmp/shared.out 2>&1 || {
        cat /tmp/shared.out
        return 1
    }
    grep -q 'org.pierian.runner.Main source: shared objects file' /tmp/classes
}
expect 'verbs that compute start from the archive' shared train xor.yaml
expect 'the others too' shared check xor.yaml
expect 'verbs that compute have vectors' says jdk.incubator.vector grep -h jdk.incubator.vector /tmp/classes "$home/jre/release"
expect 'nothing is kept in the home folder' [ ! -e "$HOME/.cache" ]

run=$(echo runs/xor/*)
expect '--version' "$home/bin/runner" --version
expect 'check' "$home/bin/runner" check ./*.yaml
expect 'summary' "$home/bin/runner" summary mnist-cnn.yaml
expect 'render' "$home/bin/runner" render two-moons.yaml
expect 'explain' "$home/bin/runner" explain S001
expect 'schema' "$home/bin/runner" schema
expect 'completion' "$home/bin/runner" completion bash
expect 'init' "$home/bin/runner" init --from two-moons.csv
expect 'data' "$home/bin/runner" data two-moons.yaml
expect 'evaluate' "$home/bin/runner" evaluate "$run"
expect 'verify' "$home/bin/runner" verify xor.yaml
expect 'runs' "$home/bin/runner" runs
expect 'diff' "$home/bin/runner" diff xor.lock.json "$run"
expect 'inspect' "$home/bin/runner" inspect "$run/weights.safetensors"
expect 'doctor' "$home/bin/runner" doctor
expect 'gradcheck' "$home/bin/runner" gradcheck xor.yaml
expect 'overfit' "$home/bin/runner" overfit xor.yaml
expect 'lr-find' "$home/bin/runner" lr-find xor.yaml
expect 'time' "$home/bin/runner" time xor.yaml
"$home/bin/runner" train two-moons.yaml >/dev/null 2>&1
expect 'predict' "$home/bin/runner" predict "$(echo runs/two-moons/*)" two-moons.csv
expect 'report' "$home/bin/runner" report --out /trial/report.html "$run"
expect 'export --to onnx' "$home/bin/runner" export --to onnx --out /trial/xor.onnx "$run"
expect 'export --to torch' "$home/bin/runner" export --to torch --out /trial/torch "$run"
expect 'plot' "$home/bin/runner" plot "$run" train_loss

# answers TEXT COMMAND...   the command prints an address within 30 s, where a page has the text; then it is stopped
answers() {
    text=$1
    shift
    "$@" >/tmp/server 2>&1 &
    server=$!
    patience=60
    until address=$(grep -o '127\.0\.0\.1:[^ ,]*' /tmp/server); do
        patience=$((patience - 1))
        [ "$patience" -gt 0 ] || break
        sleep 0.5
    done
    # shellcheck disable=SC2016 # for bash, which can open a connection
    timeout 20 bash -c 'host=${0%%/*} path=/${0#*/}
        [ "$path" != "/$0" ] || path=/healthz
        exec 3<>"/dev/tcp/${host%:*}/${host#*:}"
        printf "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" "$path" "$host" >&3
        cat <&3' "$address" >/tmp/answer 2>&1 || :
    kill -TERM "$server"
    wait "$server" || :
    cat /tmp/server /tmp/answer
    grep -q "$text" /tmp/answer
}
expect 'serve' answers 'HTTP/1.1 200' "$home/bin/runner" serve --port 18733 "$run"
expect 'watch' answers 'HTTP/1.1 200' "$home/bin/runner" watch "$run"
for verb in $("$home/bin/runner" --help 2>&1 | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p'); do
    expect "$verb --help" "$home/bin/runner" "$verb" --help
done
# Libraries with code of their own for the processor, and JDBC.
cp -r /examples/tables /trial/
cd /trial/tables
for spec in two-moons-sqlite two-moons-parquet two-moons-jsonl; do
    expect "trains $spec to the bits of its lock" says 'reproduced, bit for bit' "$home/bin/runner" train "$spec.yaml"
done

# Surroundings.
ln -s "$home/bin/runner" /usr/local/bin/runner
mkdir /trial/other
cp /trial/specs/xor.yaml /trial/specs/xor.lock.json /trial/other
chmod 777 /trial/other
cd /trial/other
expect 'through a link on the PATH, as a user without a home' says 'reproduced, bit for bit' \
    setpriv --reuid 12345 --regid 12345 --clear-groups env -i PATH="$PATH" runner train xor.yaml
expect 'the manual is there' [ -s "$home/man/man1/runner-train.1" ]
expect 'and the list of components' grep -q '"purl" *: *"pkg:maven/' "$home/sbom.json"
expect 'no class of a window system' sh -c "! grep -q 'java.desktop' '$home/jre/release'"
exit "$failed"
