#!/bin/sh
# Times kernels (compared with OpenBLAS, if it is installed) and whole runs of the examples, and prints one table of each.
# Nothing else should run on the machine at the same time.
#   scripts/benchmarks.sh kernels [JMH ARGUMENTS...]     for example: kernels MatMul -p threads=2
#   scripts/benchmarks.sh runs [SPEC...]                 default: mnist-deep, mnist-mlp, mnist-cnn with 1 and 2 threads
#   scripts/benchmarks.sh                                both
#   scripts/benchmarks.sh ratios [THREADS]               products alternating with OpenBLAS every few ms: for noisy machines
#   scripts/benchmarks.sh peers [DATA_FOLDER]            mnist-mlp and mnist-cnn compared with PyTorch (Debian: python3-torch
#                                                        and libopenblas0-pthread, without which PyTorch is slow)
#   scripts/benchmarks.sh networks [THREADS [NAME...]]   mlp, cnn, resnet20, lstm and gpt in turns with PyTorch, step by step
#   scripts/benchmarks.sh threads [SPEC...]              two threads alternating with one; default: mnist-mlp, mnist-cnn
#   scripts/benchmarks.sh tile                           the tiles of 256 and 512 bits compared with the peak of a core
#   scripts/benchmarks.sh step [SPEC [EPOCHS]]           processor time of a warm step; default: mnist-deep 5
#   scripts/benchmarks.sh start [SPEC [TIMES]]           from process start to the first step; default: mnist-deep 15
#   scripts/benchmarks.sh record [SPEC [PAIRS]]          cost of hash chain and checkpoints; default: mnist-mlp 7
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/scripts/java25.sh"

build() { (cd "$root" && mvn -q -B -DskipTests -Dmaven.javadoc.skip=true -pl benchmarks -am package); }

# measure CLASS ARGUMENTS...   more options for java are in JAVA_OPTIONS
measure() {
    class=$1
    shift
    # shellcheck disable=SC2086 # words
    "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Xss2m -XX:+UseSerialGC \
        ${JAVA_OPTIONS:-} -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/lib/*" \
        "org.pierian.benchmarks.$class" "$@"
}

examples=$root/examples/specs

kernels() { build && measure Benchmarks "$@"; }
ratios() { build && measure Ratios "$@"; }
record() { build && measure RecordCost "${1:-$examples/mnist-mlp.yaml}" "${2:-7}"; }
step() { build && measure StepTime "${1:-$examples/mnist-deep.yaml}" "${2:-5}"; }

threads() {
    [ $# -gt 0 ] || set -- "$examples/mnist-mlp.yaml" "$examples/mnist-cnn.yaml"
    build && measure TwoThreads "$@"
}

tile() {
    build
    JAVA_OPTIONS=-XX:UseAVX=2 measure TileRate
    measure TileRate
}

# Includes the launcher.
start() {
    spec=${1:-$examples/mnist-deep.yaml}
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    "$root/bin/runner" check "$spec" >/dev/null
    time=0
    while [ "$time" -lt "${2:-15}" ]; do
        rm -rf "$out/runs"
        begun=$(date +%s%N)
        "$root/bin/runner" train "$spec" --set epochs=1 --quiet --no-lock --out "$out/runs" >/dev/null 2>"$out/err" || {
            cat "$out/err"
            return 1
        }
        first=$(sed 's/.*"first_step_at":"\([^"]*\)".*/\1/' "$out"/runs/*/*/local/timing.jsonl)
        echo $((($(date -d "$first" +%s%N) - begun) / 1000000))
        time=$((time + 1))
    done | sort -n | awk '{ ms[NR] = $1 }
        END { printf "first step after: median %d ms, minimum %d ms, maximum %d ms\n", ms[int((NR + 1) / 2)], ms[1], ms[NR] }'
}

# Finds a Python with PyTorch. Result: python, empty if there is none.
find_python() {
    python=''
    for candidate in python3 /usr/bin/python3; do
        if "$candidate" -c 'import torch, numpy' 2>/dev/null; then python=$candidate; fi
    done
    [ -n "$python" ] || echo 'PyTorch is not installed: skipped'
}

# Milliseconds of a training step, with options for java in JAVA_OPTIONS. PyTorch / Pierian above 1: Pierian is faster.
networks() {
    threads=${1:-1}
    shift $(($# > 0))
    [ $# -gt 0 ] || set -- mlp cnn resnet20 lstm gpt
    find_python
    [ -n "$python" ] || return 0
    build
    printf '%-9s %7s %12s %12s %26s\n' network threads 'Pierian, ms' 'PyTorch, ms' 'PyTorch / Pierian'
    for name; do
        # shellcheck disable=SC2086 # words
        "$python" "$root/scripts/peers/networks.py" "$name" "$threads" "${ROUNDS:-60}" \
            "$java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Xss2m -XX:+UseSerialGC \
            ${JAVA_OPTIONS:-} -cp "$root/benchmarks/target/benchmarks.jar:$root/benchmarks/target/lib/*" \
            org.pierian.benchmarks.SpecSteps "$root/benchmarks/specs/$name.yaml"
    done
}

# Training examples per second, of Pierian with everything that `train` does, and of PyTorch.
peers() {
    data=${1:-${RUNNER_DATA:-$root/../shared/data}/mnist}
    find_python
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    printf '%-12s %8s %14s %14s\n' example threads 'Pierian / s' 'PyTorch / s'
    for network in mlp cnn; do
        for threads in 1 2; do
            rm -rf "$out/runs"
            "$root/bin/runner" train "$examples/mnist-$network.yaml" --quiet --no-lock --threads "$threads" \
                --out "$out/runs" --data-dir "${data%/*}" >/dev/null 2>"$out/err" || { cat "$out/err"; return 1; }
            seconds=$(sed 's/.*"train_s":\([0-9.E-]*\).*/\1/' "$out"/runs/*/*/local/timing.jsonl)
            count=60000
            [ "$network" = cnn ] || count=300000
            theirs='-'
            [ -z "$python" ] || theirs=$("$python" "$root/scripts/peers/torch_networks.py" "$network" "$threads" "$data")
            printf '%-12s %8d %14s %14s\n' "mnist-$network" "$threads" \
                "$(awk -v n="$count" -v s="$seconds" 'BEGIN { printf "%.0f", n / s }')" "$theirs"
        done
    done
}

# Times from the run's `timing.jsonl`, and time and memory of the process from the system.
runs() {
    [ $# -gt 0 ] || set -- "$examples/mnist-deep.yaml" "$examples/mnist-mlp.yaml" "$examples/mnist-cnn.yaml"
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
kernels | runs | ratios | peers | networks | threads | tile | step | start | record)
    command=$1
    shift
    "$command" "$@"
    ;;
both) kernels; runs ;;
*) echo "expected kernels, runs, ratios, peers, networks, threads, tile, step, start or record, got $1" >&2; exit 2 ;;
esac
