#!/bin/sh
# Trains a multilayer perceptron, a convolutional network and the chapter's deep network on a few digits, and a recurrent
# network, a GPT and a residual network on data drawn at random, with combinations of threads, instruction sets,
# compilers, kernels, collectors, object headers and locales, such that every pair of values of different factors
# occurs, and compares the hashes of weights and metrics. Prints a table; exits with 1 if any differs. Takes about
# twenty minutes on two cores.
#   scripts/determinism-matrix.sh [mlp|cnn|deep|lstm|gpt|resnet ...]            (default: all)
set -eu
. "$(dirname -- "$0")/fingerprint.sh"
[ $# -gt 0 ] || set -- mlp cnn deep lstm gpt resnet

. "$root/scripts/java25.sh"
avx=none
case $(uname -m) in x86_64 | amd64) avx=0,1,2,3 ;; esac

# java_options AVX COMPILER KERNELS COLLECTOR HEADERS LOCALE   exports the variables that bin/runner and java read
java_options() {
  RUNNER_JAVA_OPTS="-XX:+Use${4}GC" RUNNER_VECTOR=yes LC_ALL=C
  [ "$1" = none ] || RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:UseAVX=$1"
  case $2 in
    C1) RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:TieredStopAtLevel=1" ;;
    no-tiers) RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:-TieredCompilation" ;;
    no-FMA) RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:-UseFMA" ;;
  esac
  [ "$3" != no-module ] || RUNNER_VECTOR=no
  case $5 in
    compact) RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:+UseCompactObjectHeaders" ;;
    wide) RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -XX:-UseCompactObjectHeaders" ;;
  esac
  # Java takes the locale from its properties even if it is not installed on the system.
  if [ "$6" != C ]; then
    LC_ALL=$6.UTF-8
    RUNNER_JAVA_OPTS="$RUNNER_JAVA_OPTS -Duser.language=${6%_*} -Duser.country=${6#*_}"
  fi
  export RUNNER_JAVA_OPTS RUNNER_VECTOR LC_ALL
}

# cell SPEC THREADS AVX COMPILER KERNELS COLLECTOR HEADERS LOCALE ARGUMENTS...
cell() {
  file=$1 threads=$2 kernels=$5
  java_options "$3" "$4" "$5" "$6" "$7" "$8"
  row=$(printf '%-6s %7s %4s %-9s %-10s %-9s %-8s %-6s' "$name" "$2" "$3" "$4" "$5" "$6" "$7" "$8")
  shift 8
  [ "$kernels" != no-module ] || kernels=auto
  start=$(date +%s)
  fingerprint "$file" --threads "$threads" --kernels "$kernels" "$@"
  judge
  cells=$((cells + 1))
  printf '%s %8.8s %8.8s %4d s  %s\n' "$row" "$hashes" "${hashes#* }" $(($(date +%s) - start)) "$verdict"
}

# matrix SEED SPEC ARGUMENTS...
matrix() {
  seed=$1 spec=$root/$2.yaml
  shift 2
  first='' cells=0
  "$java" "$root/scripts/PairwiseCover.java" "$seed" 1,2,3,8 "$avx" default,C1,no-tiers,no-FMA \
    auto,scalar,vector,no-module Serial,G1,Parallel,Z compact,wide C,tr_TR,de_DE,ar_EG >"$out/cells"
  while read -r combination; do
    # shellcheck disable=SC2086 # a combination is a list of arguments
    cell "$spec" $combination "$@" </dev/null
  done <"$out/cells"
  summary="$summary$name: $cells cells, weights and metrics ${first:-FAILED}
"
}

summary=''
printf '%-6s %7s %4s %-9s %-10s %-9s %-8s %-6s %-8s %-8s %6s  %s\n' \
  spec threads avx compiler kernels collector headers locale weights metrics time verdict
for name in "$@"; do
  case $name in
    mlp) matrix 1 examples/specs/mnist-mlp --set epochs=2 --set batch_size=32 --set dataset.mnist.train_limit=512 \
      --set dataset.mnist.test_limit=128 ;;
    cnn) matrix 2 examples/specs/mnist-cnn --set batch_size=32 --set dataset.mnist.train_limit=192 \
      --set dataset.mnist.test_limit=64 ;;
    deep) matrix 3 examples/specs/mnist-deep --set dataset.mnist.train_limit=3000 --set dataset.mnist.test_limit=300 ;;
    lstm) matrix 4 scripts/specs/lstm-small ;;
    gpt) matrix 5 scripts/specs/gpt-small ;;
    resnet) matrix 6 scripts/specs/resnet-small ;;
    *)
      echo "scripts/determinism-matrix.sh: unknown network \`$name\`; expected mlp, cnn, deep, lstm, gpt or resnet" >&2
      exit 2
      ;;
  esac
done
printf '\n%s' "$summary"
if [ "$failed" = 1 ]; then
  echo "the hashes differ"
else
  echo "one hash per spec"
fi
exit "$failed"
