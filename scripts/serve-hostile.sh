#!/bin/sh
# serve-hostile.sh RUN [COUNT]
#
# Sends `serve` COUNT malformed requests (5,000 unless given), 40 slow and 20 huge ones, with honest ones in between: each has to
# have its status, and the server has to live on. Then stops it while it works: every request that was accepted is answered, and
# it ends with code 0. RUN takes pictures, as one of examples/specs/mnist-mlp.yaml does. Needs a JDK 25 as JAVA_HOME, and curl.
set -eu
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
run=${1:?RUN is missing} count=${2:-5000}
runner=${RUNNER:-$root/bin/runner}
folder=$(mktemp -d)
serve=''
end() {
    [ -z "$serve" ] || kill -9 "$serve" 2>/dev/null || :
    rm -rf "$folder"
}
trap end EXIT
body="{\"image\":[$(seq 1 784 | sed 's/.*/0/' | paste -sd, -)]}"
$runner serve "$run" --port 8974 --timeout 5 >"$folder/out" 2>"$folder/err" &
serve=$!
for _ in $(seq 1 300); do
    if curl -s -o /dev/null http://127.0.0.1:8974/healthz; then break; fi
    sleep 0.2
done
"$JAVA_HOME/bin/java" "$root/scripts/peers/ServeHostile.java" 8974 /predict application/json "$body" "$count"
curl -sf http://127.0.0.1:8974/healthz

printf '%s' "$body" >"$folder/body.json"
for i in 1 2 3 4 5 6 7 8; do
    curl -s -o "$folder/answer$i" --limit-rate 1k -w '%{http_code}\n' http://127.0.0.1:8974/predict \
        -H 'Content-Type: application/json' --data-binary "@$folder/body.json" >"$folder/code$i" &
    eval "curl$i=$!"
done
sleep 0.7 # the requests have begun to arrive, at 1 KiB a second
kill -TERM "$serve"
code=0
wait "$serve" || code=$?
serve=''
for i in 1 2 3 4 5 6 7 8; do
    eval "wait \$curl$i" || :
    [ "$(cat "$folder/code$i")" = 200 ] || { echo "request $i got $(cat "$folder/code$i")" >&2 && exit 1; }
done
echo "stopped while 8 requests arrived: all were answered, code $code"
[ "$code" = 0 ]
[ ! -s "$folder/err" ] || grep -v '^stopping' "$folder/err" || :
