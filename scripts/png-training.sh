#!/bin/bash
# Trains mnist-cnn from PNG files and from the IDX files with the same pixels, in turns, and compares the times of whole runs
# and of training alone; the weights have to be equal.
#   scripts/png-training.sh [IMAGES [PAIRS]]     (default: 20000 images, 3 pairs)
# Needs MNIST in the folder named by RUNNER_DATA, and Pillow (Debian: apt install python3-pil). Nothing else should run.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
images=${1:-20000} pairs=${2:-3}
python=python3
"$python" -c 'import PIL' 2>/dev/null || python=/usr/bin/python3
work=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
"$python" - "$RUNNER_DATA/mnist" "$work" "$images" <<'PYTHON'
import gzip, pathlib, struct, sys
from PIL import Image
source, target, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])

def read(name):
    path = source / name
    opened = gzip.open(f"{path}.gz") if not path.exists() else open(path, "rb")
    with opened as file:
        return file.read()

pixels = read("train-images-idx3-ubyte")[16:][:count * 784]
labels = read("train-labels-idx1-ubyte")[8:][:count]
# The order of the files' names is that of the images, so that both are shuffled alike.
(target / "train-images.idx").write_bytes(struct.pack(">IIII", 0x803, count, 28, 28) + pixels)
(target / "train-labels.idx").write_bytes(struct.pack(">II", 0x801, count) + labels)
(target / "test-images.idx").write_bytes(struct.pack(">IIII", 0x803, 100, 28, 28) + pixels[:100 * 784])
(target / "test-labels.idx").write_bytes(struct.pack(">II", 0x801, 100) + labels[:100])
(target / "png").mkdir()
rows = ["file,class"]
for i in range(count):
    Image.frombytes("L", (28, 28), pixels[i * 784:(i + 1) * 784]).save(target / "png" / f"{i:05}.png")
    rows.append(f"{i:05}.png,{labels[i]}")
(target / "png" / "train.csv").write_text("\n".join(rows) + "\n")
for i in range(100):
    Image.frombytes("L", (28, 28), pixels[i * 784:(i + 1) * 784]).save(target / "png" / f"test{i:03}.png")
(target / "png" / "test.csv").write_text("\n".join(["file,class"] + [f"test{i:03}.png,{labels[i]}" for i in range(100)]) + "\n")
PYTHON
model=$(sed -n '/^architecture:/,$p' "$root/examples/specs/mnist-cnn.yaml")
{
    echo 'name: idx'
    echo 'dataset: {idx: {train_images: train-images.idx, train_labels: train-labels.idx, test_images: test-images.idx, test_labels: test-labels.idx, classes: 10, scale: standard, layout: image}}'
    echo "$model"
} >"$work/idx.yaml"
{
    echo 'name: png'
    echo 'dataset: {images: {folder: png, size: 28, channels: gray, scale: standard, labels: train.csv, test: {file: test.csv}, classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]}}'
    echo "$model"
} >"$work/png.yaml"
ms() { echo $(($(date +%s%N) / 1000000)); }
for ((i = 0; i < pairs; i++)); do
    for kind in png idx; do
        begun=$(ms)
        "$root/bin/runner" train "$work/$kind.yaml" --quiet --no-lock --out "$work/runs-$i" >/dev/null
        echo "$kind $(($(ms) - begun)) $(sed 's/.*"train_s":\([0-9.]*\).*/\1/' "$work"/runs-$i/$kind/*/local/timing.jsonl)"
    done
done >"$work/times"
awk '{ whole[$1] = whole[$1] " " $2; train[$1] = train[$1] " " $3 }
    function median(text,   v, n, i, j, t) { n = split(text, v, " "); for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (v[j] + 0 < v[i] + 0) { t = v[i]; v[i] = v[j]; v[j] = t } return v[int((n + 1) / 2)] }
    END { printf "whole run: %d ms from PNG, %d ms from IDX, %.3f; training: %.2f s and %.2f s, %.3f\n",
        median(whole["png"]), median(whole["idx"]), median(whole["png"]) / median(whole["idx"]),
        median(train["png"]), median(train["idx"]), median(train["png"]) / median(train["idx"]) }' "$work/times"
hashes=$(sha256sum "$work"/runs-0/*/*/weights.safetensors | cut -d' ' -f1 | sort -u | wc -l)
[ "$hashes" -eq 1 ] && echo 'weights: equal' || echo 'weights: DIFFERENT'
[ "$hashes" -eq 1 ]
