#!/bin/sh
# Regenerates the generated pages of docs/: the JSON Schema of specs, the references of the language and
# of the command line, the man pages, and the list of reference numbers that the tests run.

set -eu
cd -P -- "$(dirname -- "$0")/.."
mvn -B -q -pl runner -am test -Dpierian.refresh=true -Dtest='SpecSchemaTest,SpecReferenceTest,CommandReferenceTest,GoldenCoverageTest' \
    -Dsurefire.failIfNoSpecifiedTests=false "$@"
git status --short -- docs
