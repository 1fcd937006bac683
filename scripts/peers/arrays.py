"""Compares arrays with what NumPy reads.

usage: arrays.py CLASSES

CLASSES is the class path of the program with its tests, `runner/target/classes:runner/target/test-classes:core/target/classes:...`. Writes
arrays of every type, byte order, order of axes, version and of many shapes, and compares every number, in binary64 and rounded to
float32, bit by bit. Then files that have to be refused, some of which NumPy reads. Exits with 1 after a difference. Needs NumPy.
"""

import itertools
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy

JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
TYPES = ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
SHAPES = ((), (1,), (7,), (0, 3), (2, 3), (3, 1, 4), (2, 3, 4, 5))


def values(kind, shape, draw):
    size = int(numpy.prod(shape))
    if kind == "b1":
        return draw.integers(0, 2, size).astype(bool).reshape(shape)
    if kind[0] in "iu":
        return numpy.frombuffer(draw.bytes(size * int(kind[1])), kind).reshape(shape)
    numbers = draw.standard_normal(size) * 10.0 ** draw.integers(-6, 4, size)
    return numbers.astype(kind).reshape(shape)


def by_numpy(file):
    array = numpy.load(file)
    wide = array.astype("f8").ravel(order="C")
    narrow = array.astype("f4").ravel(order="C")
    numbers = "".join(
        " %x:%x" % (struct.unpack("<Q", struct.pack("<d", w))[0], struct.unpack("<I", struct.pack("<f", n))[0])
        for w, n in zip(wide, narrow)
    )
    return "array [" + ",".join(map(str, array.shape)) + "]" + numbers


def good(folder, draw):
    files = []
    for kind, order, shape, version, fortran in itertools.product(TYPES, "<>", SHAPES, (1, 2, 3), (False, True)):
        array = values(kind, shape, draw).astype(order + kind)
        if fortran:
            array = numpy.asfortranarray(array)
        file = folder / ("good-%d.npy" % len(files))
        with open(file, "wb") as out:
            numpy.lib.format.write_array(out, array, version=(version, 0))
        files.append(file)
    return files


def header(text, data=b"\0" * 48, version=1):
    text = text.encode("latin1")
    text += b" " * (-(10 + len(text) + 1) % 64) + b"\n"
    return b"\x93NUMPY" + bytes((version, 0)) + struct.pack("<H", len(text)) + text + data


def bad(folder):
    dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
    contents = [
        header(dictionary % ("<f4", "(12,)")) + b"x",
        header(dictionary % ("<f4", "(13,)")),
        header(dictionary % ("|V0", "(1000000000000,)"), b""),
        header(dictionary % ("<f4", "(0, 4611686018427387904)"), b""),
        header(dictionary % ("<f4", "(-1,)")),
        header(dictionary % ("<f4", "(3)")),
        header(dictionary % ("<f4", "(012,)")),
        header(dictionary % ("=f4", "(12,)")),
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (12,), 'shape': (12,), }"),
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (12,), 'more': 1, }"),
        header("{'descr': '<f4', 'fortran_order': 0, 'shape': (12,), }"),
        header("{'descr': '<f4', 'shape': (12,), }"),
        header("__import__('os').abort()"),
        header(dictionary % ("<f4", "(12,)"), version=4),
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x02\x00\xff\xff\xff\xff",
        b"PK\x03\x04",
    ]
    files = []
    for content in contents:
        file = folder / ("bad-%d.npy" % len(files))
        file.write_bytes(content)
        files.append(file)
    objects = (
        numpy.array([{}, None], dtype=object),
        numpy.array(["a", "b"]),
        numpy.array([b"a", b"b"]),
        numpy.array([1j]),
        numpy.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]),
        numpy.array(["2024-01-01"], dtype="M8[D]"),
        numpy.array([1], dtype="m8[s]"),
        numpy.array([1], dtype="f16"),
    )
    for array in objects:
        file = folder / ("bad-%d.npy" % len(files))
        numpy.save(file, array, allow_pickle=True)
        files.append(file)
    return files


def by_pierian(classes, files):
    lines = []
    for start in range(0, len(files), 200):
        command = [JAVA, "-cp", classes, "org.pierian.runner.dataset.arrays.ArrayPrinter"]
        command += map(str, files[start : start + 200])
        lines += subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return lines


def main(classes):
    draw = numpy.random.default_rng(1)
    differences = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = good(folder, draw)
        numbers = 0
        for file, line in zip(files, by_pierian(classes, files), strict=True):
            expected = by_numpy(file)
            numbers += expected.count(":")
            if line != expected:
                differences += 1
                print("differs:", numpy.load(file).dtype, expected[:80], "/", line[:80])
        print("%d arrays, %d numbers" % (len(files), numbers))
        refused = bad(folder)
        for file, line in zip(refused, by_pierian(classes, refused), strict=True):
            if line != "refused D070 INPUT":
                differences += 1
                print("not refused:", file.read_bytes()[:100], line[:80])
        print("%d files refused" % len(refused))
    print("%d differences" % differences)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
