#!/bin/sh
# Runs a command with a Docker engine: with the one that answers, or else with a private one, started for the
# command and stopped after it. The private one needs root and Debian's package `docker.io`; it changes
# neither bridges nor packet filters, so its containers have the host's network or none.
#   scripts/with-docker.sh COMMAND ARGUMENTS...
# Without any engine the command still runs, and a line says so.
set -eu

if docker info >/dev/null 2>&1; then
  exec "$@"
fi
if [ "$(id -u)" -ne 0 ] || ! command -v dockerd >/dev/null; then
  echo "scripts/with-docker.sh: no Docker engine answers and none can be started (root and \`dockerd\` are needed)" >&2
  exec "$@"
fi

state=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pierian/docker
run=$(mktemp -d)
engine=''
stop() {
  [ -z "$engine" ] || kill "$engine" 2>/dev/null || true
  [ -z "$engine" ] || wait "$engine" 2>/dev/null || true
  umount "$run/exec/netns/default" 2>/dev/null || true # the engine does not unmount it
  rm -rf "$run"
}
trap stop EXIT
trap 'exit 130' INT TERM
mkdir -p "$state"
DOCKER_HOST=unix://$run/docker.sock
# Testcontainers would otherwise ask the bridge, which does not exist, for the host's address.
TESTCONTAINERS_HOST_OVERRIDE=localhost
export DOCKER_HOST TESTCONTAINERS_HOST_OVERRIDE
dockerd --data-root "$state" --exec-root "$run/exec" --pidfile "$run/pid" --host "$DOCKER_HOST" \
  --bridge none --iptables=false --ip6tables=false >"$run/log" 2>&1 &
engine=$!
waited=0
until docker info >/dev/null 2>&1; do
  waited=$((waited + 1))
  if [ "$waited" -gt 60 ] || ! kill -0 "$engine" 2>/dev/null; then
    echo "scripts/with-docker.sh: dockerd did not start; another run of this script may be using $state:" >&2
    tail -n 5 "$run/log" >&2
    break
  fi
  sleep 1
done
code=0
"$@" || code=$?
exit "$code"
