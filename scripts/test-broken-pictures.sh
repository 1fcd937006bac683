#!/bin/bash
# Damages small pictures of all formats, PNG of all kinds and depths, baseline and progressive JPEG, GIF, BMP, PGM and PPM:
# each is cut at CUTS places (default 200), and has CHANGES (default 2000) bytes changed, one at a time; PNG once more with
# its checksums put right. Each has to be refused in words, or read, within two seconds and with a heap of 64 MB.
# Exits with 1 after another exception, an exhausted heap or a slow one. Takes about a minute.
#   scripts/test-broken-pictures.sh [CUTS [CHANGES]]
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."
mvn -q -B -pl runner -am test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
. scripts/java25.sh
# shellcheck disable=SC2154 # set by java25.sh
"$java" -Xmx64m -XX:+UseSerialGC -Djava.awt.headless=true \
  -cp "runner/target/test-classes:runner/target/classes:core/target/classes:spec/target/classes:$(cat runner/target/test-classpath)" \
  org.pierian.runner.dataset.picture.DamagedPictures "${1:-200}" "${2:-2000}" 2000
