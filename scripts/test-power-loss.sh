#!/bin/sh
# Simulates a power loss after every disk operation of a run, in many ways each, and checks what is left.
#   scripts/test-power-loss.sh [SEEDS]        default: 1000 ways at each point
set -eu
cd "$(dirname "$0")/.."
mvn -B -q -pl runner -am test -Dtest=PowerLossTest -Djacoco.skip=true -Dsurefire.failIfNoSpecifiedTests=false "-Dpower.seeds=${1:-1000}"
tail -n 1 runner/target/surefire-reports/org.pierian.runner.run.PowerLossTest.txt
