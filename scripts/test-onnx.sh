#!/bin/bash
# Trains every example for an epoch, exports it to ONNX and computes it in ONNX Runtime; the same with the published
# networks of examples/zoo as they are drawn. Prints the largest difference of each. Examples whose data is not in
# RUNNER_DATA are skipped. Exits with 1 where one is above 1e-5.

set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
mvn -B -pl runner -am test -Dtest='ExamplesInOnnxTest,TrainedExamplesInOnnxTest' \
    -Dsurefire.failIfNoSpecifiedTests=false -Dpierian.onnx=true > "$log" 2>&1 || status=$?
echo 'trained'
sed -n 's/^\(\[INFO\] \)\{0,1\}onnx \(.* [0-9.]*e[-+][0-9]*\)$/  \2/p' "$log"
echo 'as drawn'
sed -n 's/^\(\[INFO\] \)\{0,1\}\([a-z]*\/[a-z0-9-]*\.yaml .* [0-9.]*e[-+][0-9]*\)$/  \2/p' "$log"
grep -E '^\[(INFO|ERROR)\] *Tests run:|BUILD|^\[ERROR\]' "$log" | tail -20
exit "$status"
