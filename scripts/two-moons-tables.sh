#!/bin/sh
# Writes examples/tables/two-moons.jsonl and two-moons.parquet: the rows of examples/specs/two-moons.csv in other formats.
set -eu
cd "$(dirname "$0")/.."
"${JAVA_HOME:+$JAVA_HOME/bin/}java" runner/src/test/java/org/pierian/runner/dataset/parquet/TwoMoonsFiles.java \
  examples/specs/two-moons.csv examples/tables
