#!/bin/bash
# Installs Pierian's three artifacts into a folder that is a Maven repository, builds examples/java with Maven from there
# as anybody would, and runs it on the class path with and without the vector module: both have to print the same, with the
# weights of the lock. Downloads plugins that are not there.

set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

. scripts/java25.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml | head -n 1)

mvn -q -B -DskipTests -pl core,spec,runner -Dmaven.javadoc.skip=true package
put() { # FILE POM
    mvn -q -B install:install-file -Dfile="$1" -DpomFile="$2" -DlocalRepositoryPath="$work/repository"
}
put pom.xml pom.xml
put "core/target/pierian-core-$version.jar" core/pom.xml
put "spec/target/pierian-spec-$version.jar" spec/pom.xml
put runner/target/runner.jar runner/pom.xml

cp -r examples/java "$work/project"
cat >"$work/settings.xml" <<END
<settings>
  <profiles>
    <profile>
      <id>here</id>
      <repositories>
        <repository>
          <id>here</id>
          <url>file://$work/repository</url>
          <snapshots><updatePolicy>always</updatePolicy></snapshots>
        </repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles><activeProfile>here</activeProfile></activeProfiles>
</settings>
END
mvn -q -B -s "$work/settings.xml" -f "$work/project/pom.xml" package

start() { # OPTIONS...
    "$java" "$@" examples/specs/two-moons.yaml "$work/runs" 2>/dev/null
}
built=$work/project/target
start -cp "$built/moons.jar:$built/lib/*" moons.Moons >"$work/expected"
cat "$work/expected"
grep -q "weights $(sed -n 's/.*"weights_sha256" *: *"\([0-9a-f]*\)".*/\1/p' examples/specs/two-moons.lock.json)" "$work/expected"
grep -qx 'lock REPRODUCED' "$work/expected"
start --add-modules jdk.incubator.vector -cp "$built/moons.jar:$built/lib/*" moons.Moons | cmp - "$work/expected"
echo 'the example project builds; the same in both ways, with the weights of the lock'
