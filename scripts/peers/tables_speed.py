"""Measures how many rows of a table a second become examples, here and by pandas.

usage: tables_speed.py RUNNER [ROWS]     (default: 1,000,000 rows)

RUNNER is `bin/runner`. A table of five columns of numbers and one of words is written as CSV, into a file of SQLite and as Parquet, and
read by both in turns, three times. The program's time is that of its own record of the run, from the start of reading to the end of
scaling; pandas reads the same columns, standardises the numbers, makes the words indices, and gives float32. Both use what threads they
use. Parquet is read here alone: Debian has no library with which pandas reads it. Needs pandas (Debian: apt install python3-pandas).
"""

import json
import pathlib
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import pandas

import plain_parquet

NAMES = ["a", "b", "c", "d", "t", "kind"]
WORDS = ["red", "green", "blue", "grey"]
TURNS = 3
SPEC = """name: {name}
dataset:
  {kind}:
    {where}
    features:
      - numeric: a
      - numeric: b
      - numeric: c
      - numeric: d
      - categorical: {{column: kind, values: [red, green, blue, grey], as: index}}
    target: {{number: t}}
    test: {{fraction: 0.1}}
architecture: [{{columns: [a, b, c, d]}}, {{linear: 1}}]
loss: mse
optimizer: {{adam: 0.001}}
batch_size: 65536
epochs: 1
"""


def write(folder, rows):
    draw = random.Random(7)
    table = []
    for number in range(rows):
        table.append([number] + [round(draw.gauss(0, 100), 4) for _ in range(5)] + [draw.choice(WORDS)])
    with open(folder / "rows.csv", "w", encoding="utf-8") as file:
        file.write(",".join(["id"] + NAMES) + "\n")
        file.writelines(",".join(map(str, row)) + "\n" for row in table)
    database = sqlite3.connect(folder / "rows.db")
    database.execute("create table rows (id integer primary key, a real, b real, c real, d real, t real, kind text)")
    database.executemany("insert into rows values (?, ?, ?, ?, ?, ?, ?)", table)
    database.commit()
    database.close()
    columns = [list(column) for column in zip(*table)]
    kinds = [plain_parquet.INT64] + [plain_parquet.DOUBLE] * 5 + [plain_parquet.BYTE_ARRAY]
    plain_parquet.write(folder / "rows.parquet", list(zip(["id"] + NAMES, kinds, columns)))


def ours(runner, folder, name, turn):
    out = folder / f"runs-{name}-{turn}"
    subprocess.run(
        [runner, "train", folder / f"{name}.yaml", "--quiet", "--no-lock", "--out", out],
        check=True, stdout=subprocess.DEVNULL)
    timing = next(out.glob("*/*/local/timing.jsonl")).read_text(encoding="utf-8").splitlines()[-1]
    return json.loads(timing)["read_s"]


def theirs(folder, name):
    begun = time.perf_counter()
    if name == "csv":
        frame = pandas.read_csv(folder / "rows.csv", usecols=NAMES)
    else:
        database = sqlite3.connect(folder / "rows.db")
        frame = pandas.read_sql("select a, b, c, d, t, kind from rows order by id", database)
        database.close()
    numbers = frame[NAMES[:5]]
    numbers = ((numbers - numbers.mean()) / numbers.std(ddof=0)).to_numpy("float32")
    kinds = pandas.Categorical(frame["kind"], categories=WORDS).codes
    assert len(numbers) == len(kinds)
    return time.perf_counter() - begun


def main():
    runner = pathlib.Path(sys.argv[1]).resolve()
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, rows)
        for kind, text in (
                ("csv", SPEC.format(name="csv", kind="csv", where="file: rows.csv")),
                ("sqlite", SPEC.format(
                    name="sqlite", kind="sql",
                    where='url: "jdbc:sqlite:rows.db"\n    query: select * from rows\n    key: id'))):
            (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")
            pairs = [(ours(runner, folder, kind, turn), theirs(folder, kind)) for turn in range(TURNS)]
            print(f"{kind}: {rows / statistics.median(a for a, _ in pairs):,.0f} rows/s here, "
                  f"{rows / statistics.median(b for _, b in pairs):,.0f} by pandas, "
                  f"pandas / here {statistics.median(b / a for a, b in pairs):.2f}")
        (folder / "parquet.yaml").write_text(
            SPEC.format(name="parquet", kind="parquet", where="file: rows.parquet"), encoding="utf-8")
        seconds = [ours(runner, folder, "parquet", turn) for turn in range(TURNS)]
        print(f"parquet: {rows / statistics.median(seconds):,.0f} rows/s here")


main()
