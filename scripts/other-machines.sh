#!/bin/sh
# Trains small specs on JDKs for other instruction sets, by emulation, and on later JDKs for this one, and compares
# the hashes of weights and metrics with this machine's. Exits with 1 if any differs. The JDKs are Debian's, downloaded
# once into a cache folder (270 MB each); a machine whose JDK is not available is skipped, and the last line says so.
#   scripts/other-machines.sh [--short | --reports] [MACHINE...]
#     --short     AArch64 and s390x only, without the convolutional network: about five minutes
#     --reports   trains here only, and compares the bytes of the reports of these runs, written on AArch64 and s390x
# Machines: sve512 sve256 neon riscv64 ppc64el s390x jdk26 jdk27.
set -eu
. "$(dirname -- "$0")/fingerprint.sh"
. "$(dirname -- "$0")/debian-packages.sh"

# The specs and the kernels to train with: `auto` starts on the scalar kernels and may stay with them here.
runs='examples/specs/xor.yaml:auto scripts/specs/fizzbuzz-short.yaml:auto scripts/specs/mlp-small.yaml:auto'
runs="$runs scripts/specs/lstm-small.yaml:auto scripts/specs/gpt-small.yaml:auto scripts/specs/resnet-small.yaml:auto"
do_compare=compare
case ${1:-} in --short | --reports)
  [ "$1" = --short ] || do_compare=compare_reports
  shift
  [ $# -gt 0 ] || set -- sve512 s390x
  ;;
*)
  runs="$runs scripts/specs/fizzbuzz-short.yaml:vector scripts/specs/mlp-small.yaml:vector scripts/specs/cnn-small.yaml:auto"
  [ $# -gt 0 ] || set -- sve512 sve256 neon riscv64 ppc64el s390x jdk26 jdk27
  ;;
esac
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pierian/machines
mkdir -p "$cache"
find_mirror
ran=0 skipped=''

# The packages that a JDK needs.
LIBRARIES='libc6 zlib1g libgcc-s1 libstdc++6'

# Result: emulator, a folder with the emulators; downloads them if the machine has none.
find_emulators() {
  emulator=$(command -v qemu-aarch64-static || true)
  if [ -n "$emulator" ]; then
    emulator=${emulator%/*}
  else
    emulator=$cache/qemu/usr/bin
    unpack_packages "$(dpkg --print-architecture)" bookworm "$cache/qemu" qemu-user-static
  fi
}

# make_home START...   a folder that looks like a JDK to bin/runner and starts a JDK with START. Result: RUNNER_JAVA_HOME.
make_home() {
  jdk=$(echo "$folder"/usr/lib/jvm/java-[0-9][0-9]-openjdk-*)
  RUNNER_JAVA_HOME=$out/$machine
  mkdir -p "$RUNNER_JAVA_HOME/bin"
  cp "$jdk/release" "$RUNNER_JAVA_HOME/release"
  printf '#!/bin/sh\nexec %s "%s/bin/java" "$@"\n' "$*" "$jdk" >"$RUNNER_JAVA_HOME/bin/java"
  chmod +x "$RUNNER_JAVA_HOME/bin/java"
  export RUNNER_JAVA_HOME
}

# emulated ARCHITECTURE QEMU [-cpu MODEL]
emulated() {
  folder=$cache/$1 qemu=$2
  find_emulators || return 1
  # shellcheck disable=SC2086 # a list of packages
  unpack_packages "$1" trixie "$folder" openjdk-25-jre-headless $LIBRARIES ||
    unpack_packages "$1" unstable "$folder" openjdk-25-jre-headless $LIBRARIES || return 1
  shift 2
  make_home "$emulator/qemu-$qemu-static" "$@" -L "$folder"
}

# later VERSION   a JDK for this machine's processor, with the C library that it was built for
later() {
  architecture=$(dpkg --print-architecture)
  folder=$cache/jdk$1-$architecture
  # shellcheck disable=SC2086 # a list of packages
  unpack_packages "$architecture" unstable "$folder" "openjdk-$1-jre-headless" $LIBRARIES || return 1
  loader=$(find "$folder/usr" -name 'ld-linux-*.so.*' | head -n 1)
  libraries=$(find "$folder/usr/lib" -name libstdc++.so.6 | head -n 1)
  make_home "$loader" --library-path "${libraries%/*}"
}

# Result: RUNNER_JAVA_HOME. Fails if the machine is not available.
prepare() {
  [ -n "$mirror" ] || return 1
  case $machine in
    sve512) emulated arm64 aarch64 -cpu max ;;
    sve256) emulated arm64 aarch64 -cpu max,sve256=on ;;
    neon) emulated arm64 aarch64 -cpu cortex-a76 ;;
    riscv64) emulated riscv64 riscv64 ;;
    ppc64el) emulated ppc64el ppc64le ;;
    s390x) emulated s390x s390x ;;
    jdk26) later 26 ;;
    jdk27) later 27 ;;
    *)
      echo "scripts/other-machines.sh: unknown machine \`$machine\`" >&2
      exit 2
      ;;
  esac
}

# compare RUN...   trains and compares with this machine's hashes
compare() {
  for run; do
    spec=${run%:*} kernels=${run##*:}
    name=$(basename "$spec" .yaml)
    first=$(cat "$out/$name.expected" 2>/dev/null || true)
    start=$(date +%s)
    fingerprint "$root/$spec" --threads 2 --kernels "$kernels"
    say
  done
}

# compare_reports RUN...   writes the reports of runs trained here and compares their bytes with this machine's
compare_reports() {
  for run; do
    spec=${run%:*} kernels=-
    name=$(basename "$spec" .yaml)
    first=$(cat "$out/$name.expected" 2>/dev/null || true)
    [ -d "$out/kept/$name" ] ||
      "$out/program/bin/runner" train "$root/$spec" --no-lock --quiet --out "$out/kept/$name" >/dev/null 2>&1
    start=$(date +%s)
    if "$out/program/bin/runner" report "$out/kept/$name"/*/* --out "$out/report.html" >/dev/null 2>"$out/err"; then
      hashes=$(sha256sum <"$out/report.html")
    else
      cat "$out/err" >&2
      hashes=FAILED
    fi
    say
  done
}

# Judges hashes and prints a line.
say() {
  judge
  [ -f "$out/$name.expected" ] || echo "$hashes" >"$out/$name.expected"
  ran=$((ran + 1))
  printf '%-8s %-15s %-7s %8.8s %8.8s %4d s  %s\n' "$machine" "$name" "$kernels" "$hashes" "${hashes#* }" \
    $(($(date +%s) - start)) "$verdict"
}

machine=here
# shellcheck disable=SC2086 # a list of runs
$do_compare $runs
# Makes java compile in a run of seconds what it would compile in a run of minutes.
RUNNER_JAVA_OPTS="-XX:CompileThresholdScaling=0.2"
export RUNNER_JAVA_OPTS
for machine; do
  if prepare; then
    sed -n "s/^JAVA_RUNTIME_VERSION=\"\(.*\)\"/$machine: JDK \1/p" "$RUNNER_JAVA_HOME/release"
    # shellcheck disable=SC2086 # a list of runs
    $do_compare $runs
  else
    echo "$machine: SKIPPED, its packages are not available here"
    skipped="$skipped $machine"
  fi
done
echo "$ran runs${skipped:+; skipped:$skipped}; $([ "$failed" = 1 ] && echo 'the hashes differ' || echo 'one hash per spec')"
exit "$failed"
