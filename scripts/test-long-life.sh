#!/bin/bash
# Trains RUNS (default 1000) small specs one after the other in one process, and compares the threads and the heap after the
# last run with those after the twelfth. Prints both; exits with 1 if something has stayed behind.

set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

mvn -q -B -pl runner -am test -Dtest=LongLifeTest -Dsurefire.failIfNoSpecifiedTests=false -Dpierian.runs="${1:-1000}"
