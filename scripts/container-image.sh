#!/bin/sh
# Builds an image with a JDK, with PostgreSQL, or with neither, from Debian's packages, for machines that can reach Debian's
# packages but no image registry, and imports it into the Docker engine that answers (see with-docker.sh). Does nothing if the engine
# already has it. Needs root and debootstrap.
#   scripts/container-image.sh [SUITE [VERSION]]     (default: trixie 25; makes pierian-jre:25-trixie)
#   scripts/container-image.sh --postgresql          (makes pierian-postgres:15-bookworm)
#   scripts/container-image.sh --bare [SUITE]        (default: trixie; makes pierian-bare:trixie, without Java)
set -eu
. "$(dirname -- "$0")/debian-packages.sh"
if [ "${1:-}" = --postgresql ]; then
  suite=bookworm image=pierian-postgres:15-bookworm packages=postgresql-15
elif [ "${1:-}" = --bare ]; then
  suite=${2:-trixie} packages=''
  image=pierian-bare:$suite
else
  suite=${1:-trixie} version=${2:-25}
  image=pierian-jre:$version-$suite packages=openjdk-$version-jre-headless,locales
fi

fail() {
  echo "scripts/container-image.sh: $*" >&2
  exit 1
}

docker info >/dev/null 2>&1 || fail "no Docker engine answers; scripts/with-docker.sh can start one"
if docker image inspect "$image" >/dev/null 2>&1; then
  echo "$image exists"
  exit 0
fi
[ "$(id -u)" -eq 0 ] || fail "debootstrap needs root"
command -v debootstrap >/dev/null || fail "debootstrap is missing (apt install debootstrap)"
find_mirror
[ -n "$mirror" ] || fail "no Debian mirror is configured on this machine"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
# Setting up certificates would need /proc mounted, and nothing here connects to a network.
debootstrap --variant=minbase ${packages:+--include="$packages"} "$suite" "$folder/root" "$mirror" \
  >"$folder/log" 2>&1 || {
  tail -n 20 "$folder/log" >&2
  fail "debootstrap failed"
}
case $packages in
  *locales) chroot "$folder/root" localedef -i tr_TR -f UTF-8 tr_TR.UTF-8 ;;
esac
rm -rf "$folder"/root/var/cache/apt/* "$folder"/root/var/lib/apt/lists/* "$folder"/root/usr/share/doc/*
tar -C "$folder/root" -c . | docker import --change 'ENV LANG=C.UTF-8' - "$image" >/dev/null
echo "$image is built"
