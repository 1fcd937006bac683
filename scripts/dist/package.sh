#!/bin/sh
# The Debian package, in a container with Debian, without Java and without a network.
set -eu
. "$(dirname -- "$0")/expect.sh"
echo '--- Debian package'
expect 'there is no Java here' sh -c '! command -v java'
begun=$(now)
expect 'is installed' dpkg --install /archives/pierian-*-amd64.deb
echo "        in $(seconds $(($(now) - begun))) s"
expect 'nothing is missing' sh -c '[ -z "$(dpkg --audit)" ]'
expect 'its files are as they were packed' dpkg --verify pierian
expect 'they are all of root' sh -c '[ -z "$(find /usr/lib/pierian ! -user root)" ]'
expect 'and nobody else may change them' sh -c '[ -z "$(find /usr/lib/pierian ! -type l -perm /022)" ]'
mkdir -p /trial
cp -r /usr/lib/pierian/examples/specs /trial/
cd /trial/specs
begun=$(now)
expect 'trains xor to the bits of its lock' says 'reproduced, bit for bit' runner train xor.yaml
echo "        first training done $(seconds $(($(now) - begun))) s after"
chmod 777 . runs runs/xor
expect 'from the archive of parsed classes' says 'shared objects file' \
    sh -c "RUNNER_JAVA_OPTS='-Xshare:on -Xlog:class+load' runner train xor.yaml | grep 'runner.Main source'"
expect 'as another user' says 'no errors' setpriv --reuid 12345 --regid 12345 --clear-groups runner check xor.yaml
expect 'the manual is where man looks' [ -s /usr/share/man/man1/runner-train.1 ]
expect 'and the licence where Debian has it' [ -s /usr/share/doc/pierian/copyright ]
expect 'is removed' dpkg --remove pierian
expect 'with everything' sh -c '[ ! -e /usr/lib/pierian ] && [ ! -e /usr/bin/runner ] && [ ! -L /usr/bin/runner ]'
exit "$failed"
