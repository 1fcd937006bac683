#!/bin/bash
# Writes one table in WAYS (default 300) ways, which differ in separator, decimal mark, marks between thousands, quotes, header,
# encoding, comments, line ends and odd cells; lets `init` write a spec for each and trains it. Exits with 1 unless all tables that
# mean the same give the same weights, and the others name the cell that cannot be read.

set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

mvn -q -B -pl runner -am test -Dtest=ManyDialectsTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dpierian.dialects="${1:-300}"
