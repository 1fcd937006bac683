#!/bin/sh
# Makes the documentation site in site/target/site, or in the named folder. Open its index.html: it needs no server.
#   scripts/site.sh [FOLDER]
set -eu
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/java25.sh"
out=${1:-$root/site/target/site}
(cd "$root" && mvn -B -q -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -pl site -am package)
rm -rf "$root/site/target/site"
"$java" -cp "$root/site/target/site.jar:$root/site/target/lib/*" org.pierian.site.SiteProgram "$root" "$out"
