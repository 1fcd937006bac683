#!/usr/bin/env python3
"""Writes scripts/specs/flats.parquet: the rows of examples/tables/flats.csv, each column with another type of the format,
and another compression or encoding. Needs pyarrow, whose version decides about the bytes."""

import csv
import decimal
import os

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TYPES = {
    "district": (pa.string(), str),
    "size_m2": (pa.int32(), int),
    "rooms": (pa.decimal128(9, 0), decimal.Decimal),
    "floor": (pa.float32(), float),
    "built": (pa.int64(), int),
    "balcony": (pa.bool_(), lambda cell: cell == "yes"),
    "rent": (pa.float64(), float),
}
COMPRESSION = {
    "district": "none",
    "size_m2": "snappy",
    "rooms": "gzip",
    "floor": "zstd",
    "built": "zstd",
    "balcony": "gzip",
    "rent": "snappy",
}


def main():
    with open(os.path.join(ROOT, "examples", "tables", "flats.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {
        name: pa.array([of(row[name]) if row[name] else None for row in rows], type=kind)
        for name, (kind, of) in TYPES.items()
    }
    pq.write_table(
        pa.table(columns),
        os.path.join(ROOT, "scripts", "specs", "flats.parquet"),
        compression=COMPRESSION,
        row_group_size=250,
        data_page_size=2048,
        use_dictionary=["district", "floor"],
        column_encoding={"size_m2": "DELTA_BINARY_PACKED", "built": "PLAIN", "rent": "PLAIN", "rooms": "BYTE_STREAM_SPLIT"},
        store_schema=False,
    )


if __name__ == "__main__":
    main()
