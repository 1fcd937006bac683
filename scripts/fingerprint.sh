# Sourced by the scripts that compare runs: trains a spec and returns the SHA-256 of weights and metrics.
# Results: root, the repository; out, a folder for runs that is deleted at the end; failed, 1 after a difference.
# shellcheck shell=sh

root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
trap 'exit 130' INT TERM
failed=0 first=''

# All runs use the same program, whatever is built in the meantime: a copy without sources, after a call that builds it.
"$root/bin/runner" --help >/dev/null
mkdir -p "$out/program/runner/target"
cp -R "$root/bin" "$out/program"
cp -R "$root/runner/target/runner.jar" "$root/runner/target/lib" "$out/program/runner/target"

# fingerprint SPEC ARGUMENTS...   Result: hashes, those of weights and metrics, or FAILED.
fingerprint() {
  "$out/program/bin/runner" train "$@" --no-lock --quiet --json --out "$out/runs" 2>"$out/err" |
    sed -n 's/.*"weights_sha256":"\([0-9a-f]*\)","metrics_sha256":"\([0-9a-f]*\)".*/\1 \2/p' >"$out/hashes" || true
  hashes=$(cat "$out/hashes")
  if [ -z "$hashes" ]; then
    cat "$out/err" >&2
    hashes=FAILED
  fi
}

# Compares hashes with those of the first run since first was cleared. Result: verdict.
judge() {
  [ -n "$first" ] || first=$hashes
  if [ "$hashes" = "$first" ] && [ "$hashes" != FAILED ]; then
    verdict=same
  else
    verdict=DIFFERENT failed=1
  fi
}
