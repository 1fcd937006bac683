#!/bin/sh
# Trains examples in many ways and compares the hashes of weights and metrics: repetitions, threads, kernels,
# without the vector module, vector widths, the interpreter. Exit 1 when any differs.
#   scripts/same-bits.sh [SPEC...]            (default: all examples)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || set -- "$root"/examples/specs/*.yaml
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0

# run NAME SPEC JAVA_OPTIONS ARGUMENTS...
run() {
  name=$1 spec=$2 options=$3
  shift 3
  RUNNER_JAVA_OPTS=$options "$root/bin/runner" train "$spec" --quiet --json --out "$out" "$@" 2>"$out/err" |
    sed 's/.*"weights_sha256":"\([0-9a-f]*\)","metrics_sha256":"\([0-9a-f]*\)".*/\1 \2/' >"$out/hash" || true
  [ -s "$out/hash" ] || { cat "$out/err"; echo "FAILED" >"$out/hash"; }
  [ -n "$first" ] || first=$(cat "$out/hash")
  if [ "$(cat "$out/hash")" = "$first" ]; then verdict=same; else verdict=DIFFERENT failed=1; fi
  printf '  %-24s %s\n' "$name" "$verdict"
}

for spec in "$@"; do
  first=
  echo "$(basename "$spec" .yaml)"
  run default "$spec" ""
  echo "  weights and metrics: $first"
  run again "$spec" ""
  run threads-1 "$spec" "" --threads 1
  run threads-3 "$spec" "" --threads 3
  run scalar "$spec" "" --kernels scalar
  run vector "$spec" "" --kernels vector
  case $(uname -m) in
    x86_64 | amd64)
      for avx in 0 2 3; do run "UseAVX=$avx" "$spec" "-XX:UseAVX=$avx"; done
      ;;
  esac
  run C1 "$spec" "-XX:TieredStopAtLevel=1"
  run vector-128 "$spec" "-Dpierian.vector=128" --kernels vector
  run vector-256 "$spec" "-Dpierian.vector=256" --kernels vector
  RUNNER_VECTOR=no
  export RUNNER_VECTOR
  run no-vector-module "$spec" ""
  unset RUNNER_VECTOR
  case $spec in *xor.yaml) run interpreter "$spec" "-Xint" ;; esac
done
exit $failed
