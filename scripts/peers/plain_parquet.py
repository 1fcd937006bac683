"""Writes Parquet files in their plainest form, as Debian has no library for it: one group of rows, PLAIN values without
compression or nulls, in pages of 100,000 values. Source: https://parquet.apache.org/docs/file-format/ and the compact
protocol of Thrift."""

import struct

PAGE = 100_000
INT64, DOUBLE, BYTE_ARRAY = 2, 5, 6  # types of the format
REQUIRED, UTF8, PLAIN, RLE, UNCOMPRESSED = 0, 0, 0, 3, 0
I32, I64, BINARY, LIST, STRUCT = 5, 6, 8, 9, 12  # types of the protocol


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def integer(number):
    return varint((number << 1) ^ (number >> 63))


def text(value):
    encoded = value.encode()
    return varint(len(encoded)) + encoded


def items(kind, encoded):
    head = bytes([len(encoded) << 4 | kind]) if len(encoded) < 15 else bytes([0xF0 | kind]) + varint(len(encoded))
    return head + b"".join(encoded)


def fields(*numbered):
    """A structure of (number, kind, encoded value), in ascending order."""
    out = bytearray()
    last = 0
    for number, kind, encoded in numbered:
        out.append(number - last << 4 | kind)
        out += encoded
        last = number
    out.append(0)
    return bytes(out)


def plain(kind, values):
    if kind == BYTE_ARRAY:
        return b"".join(struct.pack("<i", len(each)) + each for each in (value.encode() for value in values))
    return struct.pack(f"<{len(values)}{'q' if kind == INT64 else 'd'}", *values)


def write(path, columns):
    """Columns are (name, type, values), all of the same length."""
    rows = len(columns[0][2])
    schema = [fields((4, BINARY, text("schema")), (5, I32, integer(len(columns))))]
    chunks = []
    with open(path, "wb") as file:
        file.write(b"PAR1")
        for name, kind, values in columns:
            start = file.tell()
            for first in range(0, rows, PAGE):
                page = plain(kind, values[first : first + PAGE])
                size = integer(len(page))
                header = fields(
                    (1, I32, integer(min(PAGE, rows - first))), (2, I32, integer(PLAIN)), (3, I32, integer(RLE)), (4, I32, integer(RLE))
                )
                file.write(fields((1, I32, integer(0)), (2, I32, size), (3, I32, size), (5, STRUCT, header)) + page)
            size = integer(file.tell() - start)
            meta = fields(
                (1, I32, integer(kind)),
                (2, LIST, items(I32, [integer(PLAIN), integer(RLE)])),
                (3, LIST, items(BINARY, [text(name)])),
                (4, I32, integer(UNCOMPRESSED)),
                (5, I64, integer(rows)),
                (6, I64, size),
                (7, I64, size),
                (9, I64, integer(start)),
            )
            chunks.append(fields((2, I64, integer(start)), (3, STRUCT, meta)))
            element = [(1, I32, integer(kind)), (3, I32, integer(REQUIRED)), (4, BINARY, text(name))]
            schema.append(fields(*element, *([(6, I32, integer(UTF8))] if kind == BYTE_ARRAY else [])))
        group = fields((1, LIST, items(STRUCT, chunks)), (2, I64, integer(file.tell() - 4)), (3, I64, integer(rows)))
        footer = fields(
            (1, I32, integer(1)), (2, LIST, items(STRUCT, schema)), (3, I64, integer(rows)), (4, LIST, items(STRUCT, [group]))
        )
        file.write(footer + struct.pack("<i", len(footer)) + b"PAR1")
