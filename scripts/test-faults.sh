#!/bin/sh
# Makes each call by which a run opens, writes, syncs, renames or removes a file of its folder, or the lock next to its
# spec, fail in turn: with SIGKILL, a full disk (ENOSPC), a broken disk (EIO). After each fault the exit code has to report it, a
# message has to say what happened, every existing file has to be complete, and `resume`, or `train` if there is no
# checkpoint yet, has to end in the bits of an undisturbed run. Exits with 1 if any of this fails.
#   scripts/test-faults.sh [EVERY]        tries one fault in EVERY; default: 1, all of them, which takes 15 minutes
# Needs Linux, and strace, which it downloads from Debian if it is missing.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/scripts/debian-packages.sh"
every=${1:-1}
# With a multiple of three only one kind of fault would be tried.
[ $((every % 3)) -ne 0 ] || every=$((every + 1))
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
# The less is compiled, the sooner it starts; the bits are the same.
export RUNNER_VECTOR=no RUNNER_JAVA_OPTS=-XX:TieredStopAtLevel=1
calls='openat write pwrite64 ftruncate fsync fdatasync rename renameat2 unlink'
faults='SIGKILL ENOSPC EIO'

strace='strace'
if ! command -v strace >/dev/null; then
    find_mirror
    cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pierian/strace
    if [ -z "$mirror" ] ||
        ! unpack_packages "$(dpkg --print-architecture)" stable "$cache" strace libunwind8 liblzma5; then
        echo 'skipped: strace is missing and cannot be downloaded'
        exit 0
    fi
    libraries=$(echo "$cache"/usr/lib/*-linux-gnu)
    strace="env LD_LIBRARY_PATH=$libraries $cache/usr/bin/strace -E LD_LIBRARY_PATH"
fi

mkdir "$work/at"
cat >"$work/faults.yaml" <<'SPEC'
name: faults
seed: 5
dataset: xor
architecture: [{linear: 3}, tanh, {linear: 1}]
loss: sse
optimizer: {adam: 0.01}
epochs: 20
checkpoint: {steps: 25}
SPEC
spec=$work/at/faults.yaml out=$work/at/runs

fresh() {
    rm -rf "$work/at"
    mkdir "$work/at"
    cp "$work/faults.yaml" "$spec"
}

# traced OPTIONS...   trains under strace. Results: code, and the files trace, out and err. --seccomp-bpf makes it three times
# as fast, but does not allow signals.
traced() {
    code=0
    # shellcheck disable=SC2086 # words
    $strace -f -y -qq -o "$work/trace" -e "trace=$(echo $calls | tr ' ' ,)" "$@" \
        "$root/bin/runner" train "$spec" --quiet --out "$out" >"$work/out" 2>"$work/err" || code=$?
}

# The results of a run; files in local/ may differ.
results() { find . -path '*/local' -prune -o -type f ! -name '*.part' -print; }
hashes() { (cd "$work/at" && results | xargs sha256sum | LC_ALL=C sort); }

# Whether all existing files are as they have to be in the end.
whole() { [ -z "$(hashes | LC_ALL=C comm -23 - "$work/expected")" ]; }

# Continues as a person would. Result: the exit code.
recover() {
    if ls "$run"/local/checkpoints/*.manifest >/dev/null 2>&1; then
        set -- resume "$run"
    else
        set -- train "$spec" --out "$out"
    fi
    "$root/bin/runner" "$@" --quiet >"$work/out2" 2>"$work/err2"
}

recovered() {
    # Runs in two folders may write the lock at once, so its temporary file counts as abandoned only after an hour.
    find "$work/at" -path '*/local' -prune -o -name '*.part' -exec touch -d '2 hours ago' {} +
    recover || return 1
    [ -z "$(find "$work/at" -path '*/local' -prune -o -name '*.part' -print)" ] || return 1
    # A resumed run leaves the lock alone; if there is a lock it has to be right.
    hashes | cmp -s - "$work/expected" || hashes | cmp -s - "$work/expected.unlocked"
}

# told FAULT   whether exit code and message are correct
told() {
    if [ "$1" = SIGKILL ]; then
        [ "$code" -eq 137 ]
    else
        case $code in 73 | 74) ;; *) return 1 ;; esac
        [ "$(grep -c '^error: ' "$work/err")" -eq 1 ] && grep -q '= help: ' "$work/err" &&
            ! grep -qE '^[[:space:]]+at |Exception|bug in Pierian' "$work/err"
    fi
}

# What an undisturbed run does: one line for each call, with its name, its number, what is counted, and its file. Calls are
# counted per file, or, if the file has a new name each time, for the whole thread.
fresh
traced --seccomp-bpf
[ "$code" -eq 0 ] || { cat "$work/err"; exit 1; }
run=$(echo "$out"/faults/*)
hashes >"$work/expected"
grep -v 'lock.json' "$work/expected" >"$work/expected.unlocked"
awk -v at="$work/at" '
    match($0, /^[0-9]+ +[a-z0-9]+\(/) {
        call = substr($0, 1, RLENGTH - 1); sub(/^[0-9]+ +/, "", call)
        rest = substr($0, RLENGTH + 1)
        all = ++seen[$1, call]
        if (call ~ /^(openat|rename|renameat2|unlink)$/) { sub(/^[^"]*"/, "", rest); sub(/".*/, "", rest) }
        else { sub(/^[0-9]+</, "", rest); sub(/>.*/, "", rest) }
        if ((rest != at && index(rest, at "/") != 1) || rest == at "/faults.yaml") next
        n = ++seen[call, rest]
        if (sub(/\.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]\.part$/, ".", rest)) print call, all, "thread", rest
        else print call, n, "file", rest
    }' "$work/trace" >"$work/plan"

# inject FAULT CALL N COUNTED FILE   trains with a fault injected. Result: code
inject() {
    fresh
    injected=$5
    case $1 in
    SIGKILL) set -- "$4" "$5" -e "inject=$2:signal=KILL:when=$3" ;;
    *) set -- "$4" "$5" --seccomp-bpf -e "inject=$2:error=$1:when=$3" ;;
    esac
    if [ "$1" = file ]; then
        shift
        set -- -P "$@"
    else
        shift 2
    fi
    traced "$@"
}

# hit   whether the fault hit the file
hit() { grep -e INJECTED -e '= ?' -e unfinished "$work/trace" | grep -qF "$injected"; }

: >"$work/tally"
number=0
while read -r call n counted file; do
    for fault in $faults; do
        number=$((number + 1))
        [ $((number % every)) -eq 0 ] || continue
        where="$fault at $call $n of ${file#"$work/at/"}"
        # The number of a thread's calls may vary by a few, as it also opens files that are not the run's.
        shifts=0
        [ "$counted" = file ] || shifts='0 -1 1 -2 2'
        for shift in $shifts; do
            inject "$fault" "$call" $((n + shift)) "$counted" "$file"
            if hit; then break; fi
        done
        if ! hit; then
            echo "not hit: $where (exit code $code)"
            echo "$call $fault missed" >>"$work/tally"
            continue
        fi
        verdict=recovered
        if ! told "$fault"; then
            verdict=failed
            echo "$where: exit code $code, and this message:"
            cat "$work/err"
        elif ! whole; then
            verdict=failed
            echo "$where: a file is damaged"
        elif ! recovered; then
            verdict=failed
            echo "$where: no recovery:"
            cat "$work/err2"
        fi
        echo "$call $fault $verdict" >>"$work/tally"
    done
done <"$work/plan"

awk '
    { tried[$1 " " $2]++; all++; if ($3 != "missed") { hit[$1 " " $2]++; hits++ } if ($3 == "recovered") { good[$1 " " $2]++; goods++ } }
    END {
        printf "%-10s %-8s %6s %6s %10s\n", "call", "fault", "tried", "hit", "recovered"
        for (key in tried) { split(key, k, " "); printf "%-10s %-8s %6d %6d %10d\n", k[1], k[2], tried[key], hit[key], good[key] | "LC_ALL=C sort" }
        close("LC_ALL=C sort")
        printf "%-19s %6d %6d %10d\n", "all", all, hits, goods
        exit !(all > 0 && goods == all)
    }' "$work/tally"
