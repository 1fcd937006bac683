#!/bin/sh
# Trains small specs on JDKs for other instruction sets, by emulation, and on later JDKs for this one, and compares
# the hashes of weights and metrics with this machine's. Exits with 1 if any differs. The JDKs are Debian's, downloaded
# once into a cache folder (270 MB each); a machine whose JDK is not available is skipped, and the last line says so.
#   scripts/other-machines.sh [--short | --reports | --data] [MACHINE | SPEC ...]
#     --short     AArch64 and s390x only, without the convolutional network: about five minutes
#     --reports   trains here only, and compares the bytes of the reports of these runs, written on AArch64 and s390x
#     --data      a small spec for each kind of data instead, on AArch64 and s390x, with the cache of prepared files cold and
#                 warm; compares all files of a run's folder, with the hashes of the data, and the prepared files
# Machines: sve512 sve256 neon riscv64 ppc64el s390x jdk26 jdk27. A spec is named as its file without `.yaml`.
set -eu
. "$(dirname -- "$0")/fingerprint.sh"
. "$(dirname -- "$0")/debian-packages.sh"

# The specs and the kernels to train with: `auto` starts on the scalar kernels and may stay with them here.
runs='examples/specs/xor.yaml:auto scripts/specs/fizzbuzz-short.yaml:auto scripts/specs/mlp-small.yaml:auto'
runs="$runs scripts/specs/lstm-small.yaml:auto scripts/specs/gpt-small.yaml:auto scripts/specs/resnet-small.yaml:auto"
do_compare=compare machines='sve512 s390x'
case ${1:-} in
  --short) shift ;;
  --reports)
    do_compare=compare_reports
    shift
    ;;
  --data)
    do_compare=compare_data
    # The specs and what is set in them, or `cached`, if they may have a prepared file.
    runs='examples/specs/two-moons.yaml:epochs=10 examples/tables/two-moons-jsonl.yaml:epochs=10'
    runs="$runs examples/tables/two-moons-parquet.yaml:epochs=10 examples/tables/two-moons-sqlite.yaml:epochs=10"
    runs="$runs scripts/specs/flats-csv.yaml: scripts/specs/flats-parquet.yaml:"
    runs="$runs scripts/specs/pictures-small.yaml:cached scripts/specs/pictures-gray.yaml:cached"
    runs="$runs scripts/specs/text-bytes.yaml: scripts/specs/text-characters.yaml:"
    runs="$runs examples/text/number-words.yaml:epochs=1 examples/text/journeys.yaml:epochs=1"
    runs="$runs examples/arrays/shapes-labels.yaml:epochs=1 examples/arrays/shapes-autoencoder.yaml:epochs=1"
    runs="$runs scripts/specs/generated-small.yaml:cached examples/formula/spirals-mlp.yaml:epochs=3"
    runs="$runs scripts/specs/cnn-small.yaml:epochs=1"
    shift
    ;;
  *)
    runs="$runs scripts/specs/fizzbuzz-short.yaml:vector scripts/specs/mlp-small.yaml:vector scripts/specs/cnn-small.yaml:auto"
    machines='sve512 sve256 neon riscv64 ppc64el s390x jdk26 jdk27'
    ;;
esac

# choose WORD...   Results: machines and runs, those that are named, or as they are.
choose() {
  chosen_machines='' chosen_runs=''
  for word; do
    case $word in
      sve512 | sve256 | neon | riscv64 | ppc64el | s390x | jdk26 | jdk27) chosen_machines="$chosen_machines $word" ;;
      *)
        of_word=''
        for run in $runs; do
          case ${run%%:*} in */"$word".yaml) of_word="$of_word $run" ;; esac
        done
        if [ -z "$of_word" ]; then
          echo "scripts/other-machines.sh: \`$word\` is neither a machine nor a spec of these" >&2
          exit 2
        fi
        chosen_runs=$chosen_runs$of_word
        ;;
    esac
  done
  machines=${chosen_machines:-$machines} runs=${chosen_runs:-$runs}
}
choose "$@"
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

# The driver of SQLite has no library for s390x. It finds that of Debian where the machine has it.
add_sqlite() {
  [ "$do_compare" = compare_data ] || return 0
  unpack_packages s390x trixie "$folder-sqlite" libxerial-sqlite-jdbc-jni libsqlite3-0 || return 0
  cp -R "$folder-sqlite/usr/lib/s390x-linux-gnu/." "$folder/usr/lib/s390x-linux-gnu"
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
    # Pointers are signed by a function that is quick to emulate.
    sve512) emulated arm64 aarch64 -cpu max,pauth-impdef=on ;;
    sve256) emulated arm64 aarch64 -cpu max,pauth-impdef=on,sve256=on ;;
    neon) emulated arm64 aarch64 -cpu cortex-a76 ;;
    riscv64) emulated riscv64 riscv64 ;;
    ppc64el) emulated ppc64el ppc64le ;;
    s390x) emulated s390x s390x && add_sqlite ;;
    jdk26) later 26 ;;
    jdk27) later 27 ;;
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

# Pictures of all formats, texts and tables, from files of this repository, in a folder for data.
make_data() {
  mkdir -p "$out/data/formats/jpeg" "$out/data/formats/other"
  for picture in "$root"/runner/src/test/resources/pictures/*.*; do
    case $picture in
      *.jpg) cp "$picture" "$out/data/formats/jpeg" ;;
      *.txt) ;;
      *) cp "$picture" "$out/data/formats/other" ;;
    esac
  done
  (cd "$root/examples/text/number-words" && cat french.txt german.txt >"$out/data/numbers.txt")
  cp "$root/examples/text/number-words/french.txt" "$root/examples/tables/flats.csv" "$out/data"
}

# train_data OPTION...   trains the spec. Result: hashes, those of the weights and of all files of the run's folder; FAILED; or
# ABSENT, where the data, or the library of their database, is not there.
train_data() {
  rm -rf "$out/runs"
  code=0
  "$out/program/bin/runner" train "$root/$spec" "$@" --no-lock --quiet --data-dir "$out/data" \
    --out "$out/runs" >/dev/null 2>"$out/err" || code=$?
  if [ "$code" = 0 ]; then
    (cd "$out"/runs/*/* && find . -type f ! -path './local/*' | LC_ALL=C sort | xargs sha256sum) >"$out/$name.files"
    hashes=$(sed -n 's/ .*weights.safetensors$//p' "$out/$name.files")
    hashes="$hashes $(sha256sum <"$out/$name.files" | cut -d' ' -f1)"
    [ -f "$out/$name.files-here" ] || cp "$out/$name.files" "$out/$name.files-here"
  elif [ "$code" = 66 ] || [ "$code" = 69 ] || [ "$code" = 77 ] || grep -q 'library of SQLite' "$out/err"; then
    hashes=ABSENT
  else
    cat "$out/err" >&2
    hashes=FAILED
  fi
}

# The same with prepared files in a folder for caches.
train_prepared() {
  (
    XDG_CACHE_HOME=$out/cache/$1 RUNNER_CACHE_ABOVE=0
    export XDG_CACHE_HOME RUNNER_CACHE_ABOVE
    train_data --threads 2
    echo "$hashes" >"$out/hashes"
  )
  hashes=$(cat "$out/hashes")
}

# prepared FOLDER   the hash of the prepared files in a folder for caches
prepared() {
  find "$out/cache/$1" -name '*.data' | LC_ALL=C sort | xargs cat | sha256sum
}

# Judges a run and prints a line, and the names of files that differ.
say_data() {
  if [ "$hashes" = ABSENT ]; then
    printf '%-8s %-18s %-9s %s\n' "$machine" "$name" "$kernels" \
      "SKIPPED: $(sed -n '/^error/{s/^error[^:]*: //;p;q;}' "$out/err")"
    skipped="$skipped $machine:$name"
    return
  fi
  first=$(cat "$out/$name.expected" 2>/dev/null || true)
  say
  [ "$verdict" != same ] || return 0
  case $hashes in
    FAILED*) ;;
    *', '*) echo "         ${hashes#*, }" ;;
    *) diff "$out/$name.files-here" "$out/$name.files" | sed -n 's,^> [0-9a-f]*  \./,         other bytes: ,p' ;;
  esac
}

# compare_data RUN...   trains with each kind of data: here with 2, 1 and 8 threads, and, where a spec may have prepared files,
# with a cold cache and with a warm one; elsewhere with a cold one, and with the files that this machine has prepared.
compare_data() {
  [ -d "$out/data" ] || make_data
  for run; do
    spec=${run%%:*} set=${run#*:} name=$(basename "${run%%:*}" .yaml) hashes=''
    case $machine:$set in
      here:cached) kinds='memory threads-1 threads-8 cold warm' set='' ;;
      here:*) kinds='memory threads-1 threads-8' ;;
      *:cached) kinds='cold warm' set='' ;;
      *) kinds=memory ;;
    esac
    for kernels in $kinds; do
      [ "$hashes" != ABSENT ] || continue # said once
      start=$(date +%s)
      case $kernels in
        memory) train_data --threads 2 ${set:+--set "$set"} ;;
        threads-*) train_data --threads "${kernels#*-}" ${set:+--set "$set"} ;;
        cold)
          train_prepared "$machine/$name"
          [ -n "$(find "$out/cache/$machine/$name" -name '*.data')" ] || hashes="$hashes, nothing prepared"
          [ "$(prepared "$machine/$name")" = "$(prepared "here/$name")" ] || hashes="$hashes, other prepared files"
          ;;
        warm)
          touch "$out/before"
          train_prepared "here/$name"
          [ -z "$(find "$out/cache/here/$name" -name '*.data' -newer "$out/before")" ] || hashes="$hashes, prepared again"
          ;;
      esac
      say_data
    done
  done
}

# same_weights NAME...   judges whether specs of the same rows have the same weights
same_weights() {
  first=''
  for name; do
    [ -f "$out/$name.expected" ] || continue
    read -r hashes _ <"$out/$name.expected"
    judge
    printf '%-8s %-18s the weights of %s: %s\n' here "$name" "$1" "$verdict"
  done
}

# Judges hashes and prints a line.
say() {
  judge
  [ -f "$out/$name.expected" ] || echo "$hashes" >"$out/$name.expected"
  ran=$((ran + 1))
  printf '%-8s %-18s %-9s %8.8s %8.8s %4d s  %s\n' "$machine" "$name" "$kernels" "$hashes" "${hashes#* }" \
    $(($(date +%s) - start)) "$verdict"
}

machine=here
# shellcheck disable=SC2086 # a list of runs
$do_compare $runs
if [ "$do_compare" = compare_data ]; then
  same_weights two-moons two-moons-jsonl two-moons-parquet two-moons-sqlite
  same_weights flats-csv flats-parquet
fi
# Makes java compile in a run of seconds what it would compile in a run of minutes. Reading is compiled quickly and less.
case $do_compare in
  compare_data) RUNNER_JAVA_OPTS="-XX:TieredStopAtLevel=1" ;;
  *) RUNNER_JAVA_OPTS="-XX:CompileThresholdScaling=0.2" ;;
esac
export RUNNER_JAVA_OPTS
for machine in $machines; do
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
