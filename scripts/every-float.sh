#!/bin/sh
# For all 2^32 floats, compares exp, log, tanh and sigmoid with the correctly rounded value, and the vector form of every
# activation that has one with its definition. Takes minutes for each, using all cores.
#   scripts/every-float.sh                              all of them
#   scripts/every-float.sh functions [EXP LOG TANH SIGMOID]
#   scripts/every-float.sh activations [RELU Gelu Silu ...]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
. scripts/java25.sh

run() { # CLASS NAME...
  class=$1
  shift
  "$java" --add-modules jdk.incubator.vector \
    -cp "core/target/test-classes:core/target/classes:$(cat core/target/test-classpath)" "org.pierian.core.$class" "$@"
}

case "${1:-}" in
  '') run arithmetic.ExhaustiveFunctions; run backend.cpu.elementwise.ExhaustiveActivations ;;
  functions) shift; run arithmetic.ExhaustiveFunctions "$@" ;;
  activations) shift; run backend.cpu.elementwise.ExhaustiveActivations "$@" ;;
  *) echo "every-float.sh: expected functions or activations, got $1" >&2; exit 2 ;;
esac
