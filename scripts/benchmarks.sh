#!/bin/sh
# Times kernels (beside OpenBLAS, if it is installed) and whole runs of the examples, and prints one table of each.
# Nothing else should run on the machine meanwhile.
#   scripts/benchmarks.sh kernels [JMH ARGUMENTS...]     for example: kernels MatMul -p threads=2
#   scripts/benchmarks.sh runs [SPEC...]                 default: mnist-deep, mnist-mlp, mnist-cnn with 1 and 2 threads
#   scripts/benchmarks.sh                                both
#   scripts/benchmarks.sh record [SPEC [PAIRS]]          what hash chain and checkpoints cost; default: mnist-mlp 7
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA_HOME_25:+$JAVA_HOME_25/bin/}java

build() { (cd "$root" && mvn -q -B -DskipTests -Dmaven.javadoc.skip=true -pl benchmarks -am package); }

kernels() {
    build
    "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
        -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/lib/*" org.pierian.benchmarks.Benchmarks "$@"
}

# Epochs with and without, in turn, in one process.
record() {
    build
    "$java" -Xss2m -XX:+UseSerialGC --add-modules jdk.incubator.vector \
        -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/lib/*" org.pierian.benchmarks.RecordCost \
        "${1:-$root/examples/specs/mnist-mlp.yaml}" "${2:-7}"
}

# What `timing.jsonl` and `metrics.jsonl` say of a run, and what the system says of the process.
runs() {
    [ $# -gt 0 ] || set -- "$root"/examples/specs/mnist-deep.yaml "$root"/examples/specs/mnist-mlp.yaml \
        "$root"/examples/specs/mnist-cnn.yaml
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    "$root/bin/runner" check "$@" >/dev/null
    printf '%-16s %8s %10s %10s %10s %14s\n' example threads 'whole s' 'train s' 'peak MB' 'examples / s'
    for spec; do
        for threads in 1 2; do
            rm -rf "$out/runs"
            /usr/bin/time -f '%e %M' -o "$out/time" "$root/bin/runner" train "$spec" --quiet --no-lock --threads "$threads" \
                --out "$out/runs" >/dev/null 2>"$out/err" || { cat "$out/err"; return 1; }
            train=$(cat "$out"/runs/*/*/local/timing.jsonl | sed 's/.*"train_s":\([0-9.E-]*\).*/\1/')
            epochs=$(sed -n 's/^epochs: *//p' "$spec")
            read -r whole memory <"$out/time"
            awk -v name="$(basename "$spec" .yaml)" -v t="$threads" -v w="$whole" -v m="$memory" -v s="$train" \
                -v n="$((60000 * ${epochs:-1}))" \
                'BEGIN { printf "%-16s %8d %10.2f %10.2f %10.0f %14.0f\n", name, t, w, s, m / 1024, n / s }'
        done
    done
}

case ${1:-both} in
kernels) shift; kernels "$@" ;;
runs) shift; runs "$@" ;;
record) shift; record "$@" ;;
both) kernels; runs ;;
*) echo "kernels, runs or record, not $1" >&2; exit 2 ;;
esac
