#!/bin/sh
# serve-load.sh RUN [SECONDS]
#
# Measures `serve` with a run of examples/specs/mnist-mlp.yaml over 1, 8 and 64 connections of the loopback, next to PyTorch
# behind Python's http.server (PYTHON, python3 unless given): requests a second, and microseconds until the answer. Every
# answer is compared with that of `predict`. Then serves SECONDS (600 unless given) at full load: memory after a collection,
# errors. Needs a JDK 25 as JAVA_HOME, curl, and Python with torch (Debian: python3-torch libopenblas0-pthread). RUNNER names
# the program, bin/runner unless given.
set -eu
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
run=${1:?RUN is missing} seconds=${2:-600}
runner=${RUNNER:-$root/bin/runner} python=${PYTHON:-python3}
folder=$(mktemp -d)
pids=''
end() {
    for pid in $pids; do kill "$pid" 2>/dev/null || :; done
    rm -rf "$folder"
}
trap end EXIT

"$JAVA_HOME/bin/javac" -d "$folder" "$root/scripts/peers/ServeLoad.java"
load() { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -cp "$folder" ServeLoad "$@"; }

# A picture as levels and as a file.
"$python" - "$folder" <<'PY'
import json, random, struct, sys, zlib
random.seed(1)
levels = [[random.choice([0, 0, 0, random.randrange(256)]) for _ in range(28)] for _ in range(28)]
folder = sys.argv[1]
json.dump({"image": levels}, open(folder + "/body.json", "w"))
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + bytes(row) for row in levels)
open(folder + "/digit.png", "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 28, 28, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY

wait_for() {
    for _ in $(seq 1 300); do
        if curl -s -o /dev/null "http://127.0.0.1:$1/"; then return; fi
        sleep 0.2
    done
    echo "nothing listens at $1" >&2
    exit 1
}

$runner serve "$run" --port 8971 >"$folder/serve.out" 2>&1 &
serve=$! pids="$pids $!"
$python "$root/scripts/peers/serve_torch.py" "$run" 8972 >/dev/null 2>&1 &
pids="$pids $!"
$python "$root/scripts/peers/serve_torch.py" "$run" 8973 HTTP/1.1 >/dev/null 2>&1 &
pids="$pids $!"
wait_for 8971 && wait_for 8972 && wait_for 8973

(cd "$folder" && $runner predict "$run" digit.png --format jsonl) >"$folder/predicted"
printf '{"predictions":[%s]}\n' "$(cat "$folder/predicted")" >"$folder/expected"
curl -s "http://127.0.0.1:8971/predict?name=digit.png" -H 'Content-Type: image/png' --data-binary "@$folder/digit.png" \
    >"$folder/answer"
cmp "$folder/expected" "$folder/answer" && echo "the answer for a picture is that of predict, byte by byte"
sed 's/digit.png/body/' "$folder/expected" >"$folder/of-levels"

# A server runs for days: the time until Java has compiled it is not measured.
load 8971 /predict application/json "$folder/body.json" 8 30 "$folder/of-levels" >/dev/null
load 8972 / application/json "$folder/body.json" 8 5 >/dev/null
load 8973 / application/json "$folder/body.json" 8 5 >/dev/null
echo "server, connections, requests a second, p50 us, p99 us, max us, errors"
for connections in 1 8 64; do
    echo "pierian $(load 8971 /predict application/json "$folder/body.json" $connections 10 "$folder/of-levels")"
    echo "torch $(load 8972 / application/json "$folder/body.json" $connections 10)"
    echo "torch-keep-alive $(load 8973 / application/json "$folder/body.json" $connections 10)"
done

# What is in use, without what nobody needs any more.
memory() {
    "$JAVA_HOME/bin/jcmd" "$(java_of $serve)" GC.run >/dev/null
    curl -s http://127.0.0.1:8971/metrics | sed -n 's/^pierian_memory_bytes //p'
}
resident() { awk '/VmRSS/ {print $2}' "/proc/$(java_of $serve)/status"; }
java_of() { if grep -q java "/proc/$1/comm"; then echo "$1"; else pgrep -P "$1" java | head -n 1; fi; }
echo "$seconds seconds at full load, 64 connections:"
part=$((seconds / 5))
for _ in 1 2 3 4 5; do
    echo "pierian $(load 8971 /predict application/json "$folder/body.json" 64 $part "$folder/of-levels")," \
        "heap in use $(memory) bytes, resident $(resident) KiB"
done
curl -s http://127.0.0.1:8971/metrics | grep -E 'requests_total|passes_total'
kill -TERM $serve
wait $serve && echo "stopped with code 0"
