#!/bin/sh
# Follows the tutorials and how-to pages of docs/, each in an empty folder: writes their files, types their commands with
# bin/runner, and compares exit codes and output with what the page shows. Exits with 1 and shows both if they differ.
# Pages that need pictures of MNIST are skipped where RUNNER_DATA has none.
#   scripts/test-docs.sh [PAGE]      such as table.md; all unless given
set -eu
cd -P -- "$(dirname -- "$0")/.."
bin/runner --version >/dev/null # builds it if a source has changed
exec mvn -B -q -pl site -am verify -Dmaven.javadoc.skip=true -Dtest=NavigationTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=TutorialsIT -Dfailsafe.failIfNoSpecifiedTests=false ${1:+-Dpierian.page="$1"}
