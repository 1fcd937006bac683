#!/bin/sh
# Compares exp, log, tanh and sigmoid with the correctly rounded value for all 2^32 floats. Takes minutes, using all cores.
#   scripts/every-float.sh [EXP|LOG|TANH|SIGMOID...]
set -eu
cd "$(dirname "$0")/.."
mvn -q -B -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
. scripts/java25.sh
"$java" --add-modules jdk.incubator.vector \
  -cp "core/target/test-classes:core/target/classes:$(cat core/target/test-classpath)" \
  org.pierian.core.arithmetic.ExhaustiveFunctions "$@"
