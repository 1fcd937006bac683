#!/bin/sh
# Writes the generated pages of docs/ anew: the JSON Schema of specs and the reference of the language.

set -eu
cd -P -- "$(dirname -- "$0")/.."
mvn -B -q -pl spec test -Dpierian.refresh=true -Dtest='SpecSchemaTest,SpecReferenceTest' \
    -Dsurefire.failIfNoSpecifiedTests=false "$@"
git status --short -- docs
