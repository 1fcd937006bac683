#!/bin/bash
# Compares the library of runner/target/runner.jar with that of an earlier VERSION (or of a JAR), by japicmp. Ends with 1 where
# something that programs may use is gone or has changed; runner/target/japicmp has the report.
#   scripts/check-api.sh 0.1.0

set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

before=${1:?a version, or a jar}
case $before in
    *.jar) before=$(realpath -- "$before") ;;
    *)
        mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -Dartifact="org.pierian:pierian-runner:$before" \
            -DoutputDirectory="$PWD/runner/target/before"
        before=$PWD/runner/target/before/pierian-runner-$before.jar
        ;;
esac
mvn -q -B -pl runner -Papi japicmp:cmp -Dapi.before="$before" || exit 1
echo 'nothing that programs may use is gone'
