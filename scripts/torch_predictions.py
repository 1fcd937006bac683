"""Compares what an exported network says of a table in PyTorch with `runner predict`, row by row.

usage: torch_predictions.py RUNNER CHECKOUT FOLDER

The table is that of two-moons; its columns are scaled here by what preprocessing.json says. Fails above a difference of 1e-5.
"""

import csv
import importlib.util
import json
import pathlib
import subprocess
import sys

import torch

MOST = 1e-5


def exported(runner, spec, folder):
    subprocess.run([runner, "train", spec, "--out", folder / "runs-real", "--no-lock", "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    run = next((folder / "runs-real" / spec.stem).iterdir())
    out = folder / "torch-real"
    subprocess.run([runner, "export", run, "--to", "torch", "--out", out], check=True, stdout=subprocess.DEVNULL)
    module = importlib.util.spec_from_file_location("model", out / "model.py")
    made = importlib.util.module_from_spec(module)
    module.loader.exec_module(made)
    return run, made.load()


def main():
    runner, root, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    table = root / "examples/specs/two-moons.csv"
    run, model = exported(runner, root / "examples/specs/two-moons.yaml", folder)
    said = subprocess.run([runner, "predict", run, table, "--probabilities"], check=True, capture_output=True, text=True).stdout
    answers = list(csv.DictReader(said.splitlines()))
    with open(table, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    features = json.loads((run / "preprocessing.json").read_text(encoding="utf-8"))["inputs"]
    inputs = torch.tensor(
        [[(float(row[f["column"]]) - f["center"]) / f["unit"] for f in features] for row in rows], dtype=torch.float64)
    with torch.no_grad():
        ours = model(inputs.float())
    ours = torch.softmax(ours, 1) if ours.shape[1] > 1 else torch.sigmoid(ours)
    theirs = torch.tensor([[float(value) for name, value in answer.items() if name.startswith("probability")] for answer in answers])
    difference = (ours - theirs[:, -ours.shape[1]:]).abs().max().item()
    print(f"two-moons: largest difference from predict over {len(rows)} rows: {difference:.3g}")
    sys.exit(0 if difference <= MOST else 1)


main()
