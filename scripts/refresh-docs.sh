#!/bin/sh
# Regenerates the generated pages of docs/: the JSON Schema of specs, the references of the language and
# of the command line, the man pages, the list of reference numbers that the tests run, the list of all pages, and the
# pictures that the program makes.

set -eu
cd -P -- "$(dirname -- "$0")/.."
mvn -B -q -pl runner,site -am test -Dpierian.refresh=true -Dtest='SpecSchemaTest,SpecReferenceTest,CommandReferenceTest,GoldenCoverageTest,NavigationTest,PicturesTest' \
    -Dsurefire.failIfNoSpecifiedTests=false "$@"
git status --short -- docs
