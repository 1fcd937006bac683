#!/bin/sh
# Trains examples with several seeds and prints accuracy per seed, mean and range.
#   scripts/seeds.sh [-n SEEDS] [SPEC...]     (default: 10 seeds, all examples of the chapter, and two moons)
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
seeds=10
if [ "${1:-}" = -n ]; then
  seeds=$2
  shift 2
fi
if [ $# -eq 0 ]; then
  for name in xor fizzbuzz-sse fizzbuzz fizzbuzz-50 two-moons mnist-logistic mnist-deep; do
    set -- "$@" "$root/examples/specs/$name.yaml"
  done
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for spec in "$@"; do
  seed=0
  while [ "$seed" -lt "$seeds" ]; do
    "$root/bin/runner" train "$spec" --quiet --json --out "$out" --set "seed=$seed" 2>/dev/null
    seed=$((seed + 1))
  done | awk -v name="$(basename "$spec" .yaml)" '
    function number(key, text) { sub(".*\"" key "\":\\{\"accuracy\":", "", text); sub("[,}].*", "", text); return text + 0 }
    { t = number("test", $0); r = number("train", $0); tests = tests sprintf(" %.4f", t); ts += t; rs += r; n++
      if (n == 1 || t < tlo) tlo = t; if (n == 1 || t > thi) thi = t
      if (n == 1 || r < rlo) rlo = r; if (n == 1 || r > rhi) rhi = r }
    END { printf "%-15s seeds %d  test mean %.4f range %.4f-%.4f  train mean %.4f range %.4f-%.4f\n  test:%s\n",
          name, n, ts / n, tlo, thi, rs / n, rlo, rhi, tests }'
done
