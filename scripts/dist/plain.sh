#!/bin/sh
# The archives without a runtime, in a container with a JDK and without a network.
set -eu
. "$(dirname -- "$0")/expect.sh"
echo '--- archive without a runtime'
mkdir -p '/opt/my programs' /trial
cd '/opt/my programs'
tar -xzf "$(ls /archives/pierian-*.tar.gz | grep -v linux-x64)"
home=$(echo "$PWD"/pierian-*)
chmod -R a-w "$home"
cp -r "$home/examples/specs" /trial/
cd /trial/specs
begun=$(now)
expect 'trains xor to the bits of its lock' says 'reproduced, bit for bit' "$home/bin/runner" train xor.yaml
echo "        first training done $(seconds $(($(now) - begun))) s after unpacking"
expect 'it has said that it prepared a faster start' grep -q 'preparing a faster start' /tmp/said
expect 'which is in the cache folder' sh -c 'ls ~/.cache/pierian/cds/numeric-*.jsa'
expect 'and used' sh -c "RUNNER_JAVA_OPTS='-Xshare:on' '$home/bin/runner' train xor.yaml"
"$home/bin/runner" train xor.yaml >/tmp/said 2>&1
expect 'once' sh -c '! grep preparing /tmp/said'
export XDG_CACHE_HOME=/trial/cache
"$home/bin/runner" check xor.yaml >/dev/null 2>&1
expect 'XDG_CACHE_HOME is where it is kept' sh -c 'ls /trial/cache/pierian/cds/plain-*.jsa'
export XDG_CACHE_HOME=/proc/none
expect 'without a cache it starts all the same' says 'no errors' "$home/bin/runner" check xor.yaml
expect 'silently' sh -c '! grep -q preparing /tmp/said'
unset XDG_CACHE_HOME
export RUNNER_JAVA_HOME=/nowhere
code=0
"$home/bin/runner" check xor.yaml >/tmp/said 2>&1 || code=$?
expect 'without Java it ends with 127' [ "$code" = 127 ]
expect 'and says what is missing' grep -q 'not a JDK of version' /tmp/said
exit "$failed"
