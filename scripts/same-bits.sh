#!/bin/sh
# Trains examples under many settings and compares the hashes of weights and metrics: repetitions, threads, kernels,
# without the vector module, vector widths, the interpreter. Exits with 1 if any differs.
#   scripts/same-bits.sh [SPEC...]            (default: all examples)
set -eu
. "$(dirname -- "$0")/fingerprint.sh"
[ $# -gt 0 ] || set -- "$root"/examples/specs/*.yaml

# run NAME SPEC JAVA_OPTIONS ARGUMENTS...
run() {
  name=$1 spec=$2 RUNNER_JAVA_OPTS=$3
  export RUNNER_JAVA_OPTS
  shift 3
  fingerprint "$spec" "$@"
  judge
  printf '  %-24s %s\n' "$name" "$verdict"
}

for spec in "$@"; do
  first=
  basename "$spec" .yaml
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
