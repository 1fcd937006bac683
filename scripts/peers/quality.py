"""Compares the specs that `runner init --from` writes with scikit-learn's multilayer perceptron of the same size.

usage: quality.py RUNNER DATA_FOLDER [SEEDS]

For Titanic, penguins and diamonds: a fifth of the rows is the test set, drawn once and stratified by class; both
programs train on the others with the same columns, for seeds 0 to SEEDS - 1 (default 10). Prints mean and standard
deviation of the test accuracy, or of the test RMSE, and exits with 1 where Pierian's mean is worse than scikit-learn's
by more than one deviation. Needs scikit-learn and PyYAML (Debian: apt install python3-sklearn python3-yaml).
"""

import csv
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import warnings

import numpy
import yaml
from sklearn.compose import ColumnTransformer
from sklearn.compose import TransformedTargetRegressor
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TABLES = (("titanic", "survived", False), ("penguins", "species", False), ("diamonds", "price", True))


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    return header, rows


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def columns(spec):
    """Names of the columns of numbers and of words in a spec."""
    numbers, words = [], []
    for feature in spec["dataset"]["csv"]["features"]:
        (word, value), = feature.items()
        name = value["column"] if isinstance(value, dict) else value
        (numbers if word == "numeric" else words).append(str(name))
    return numbers, words


def peer(spec, header, rows, target, regression, seed):
    numbers, words = columns(spec)
    missing = set(map(str, spec["dataset"]["csv"].get("missing_values", []))) | {""}
    place = {name: i for i, name in enumerate(header)}
    table = numpy.empty((len(rows), len(numbers) + len(words)), object)
    for r, row in enumerate(rows):
        for c, name in enumerate(numbers):
            table[r, c] = numpy.nan if row[place[name]] in missing else float(row[place[name]])
        for c, name in enumerate(words, len(numbers)):
            table[r, c] = row[place[name]]
    prepare = ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), list(range(len(numbers)))),
        ("words", OneHotEncoder(handle_unknown="ignore"), list(range(len(numbers), table.shape[1]))),
    ])
    answers = [row[place[target]] for row in rows]
    size = {"hidden_layer_sizes": (32,), "random_state": seed}
    if regression:
        model = TransformedTargetRegressor(MLPRegressor(**size), transformer=StandardScaler())
        return make_pipeline(prepare, model), table, numpy.array(answers, float)
    return make_pipeline(prepare, MLPClassifier(**size)), table, numpy.array(answers)


def score(model, table, answers, regression):
    said = model.predict(table)
    return float(numpy.sqrt(numpy.mean((said - answers) ** 2))) if regression else float(numpy.mean(said == answers))


def compare(runner, data, folder, name, target, regression, seeds):
    header, rows = read(data / "tabular" / f"{name}.csv")
    place = header.index(target)
    rows = [row for row in rows if row[place] != ""]
    strata = None if regression else [row[place] for row in rows]
    train, test = train_test_split(rows, test_size=0.2, random_state=0, stratify=strata)
    write(folder / f"{name}.csv", header, train)
    write(folder / f"{name}-test.csv", header, test)
    spec = folder / f"{name}.yaml"
    subprocess.run([runner, "init", "--from", folder / f"{name}.csv", "--target", target, spec], check=True,
                   capture_output=True)
    text = yaml.safe_load(spec.read_text())
    ours, theirs = [], []
    for seed in range(seeds):
        done = subprocess.run(
            [runner, "train", spec, "--json", "--quiet", "--no-lock", "--out", folder / "runs", "--set", f"seed={seed}",
             "--set", f"dataset.csv.test={{file: {name}-test.csv}}"], check=True, capture_output=True, text=True)
        ours.append(json.loads(done.stdout)["metrics"]["test"]["rmse" if regression else "accuracy"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model, table, answers = peer(text, header, train, target, regression, seed)
            model.fit(table, answers)
            _, unseen, known = peer(text, header, test, target, regression, seed)
        theirs.append(score(model, unseen, known, regression))
    figures = [(statistics.mean(values), statistics.stdev(values)) for values in (ours, theirs)]
    (mean, deviation), (their_mean, their_deviation) = figures
    fine = mean <= their_mean + their_deviation if regression else mean >= their_mean - their_deviation
    print(f"| {name} | {'rmse' if regression else 'accuracy'} | {mean:.4g} ± {deviation:.2g} | "
          f"{their_mean:.4g} ± {their_deviation:.2g} | {'yes' if fine else 'NO'} |", flush=True)
    return fine


def main(runner, data, seeds="10"):
    print("| table | metric | Pierian | scikit-learn | no worse than its mean by one deviation |\n|---|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        results = [compare(pathlib.Path(runner).resolve(), pathlib.Path(data), pathlib.Path(folder), *table, int(seeds))
                   for table in TABLES]
    sys.exit(0 if all(results) else 1)


main(*sys.argv[1:])
