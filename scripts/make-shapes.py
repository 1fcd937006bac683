#!/usr/bin/env python3
"""Writes examples/arrays/shapes.npz: small pictures with discs and squares on a noisy ground, which pixel is of what, and
which shapes a picture has. Needs nothing but Python: arrays are written by hand, as numpy.savez_compressed does."""

import struct
import sys
import zipfile

SIDE = 16
PICTURES = 400


class Draw:
    """The generator of Knuth's MMIX, so that the file is the same everywhere."""

    def __init__(self):
        self.state = 20

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def npy(shape, values):
    header = "{'descr': '|u1', 'fortran_order': False, 'shape': (%s), }" % ", ".join(map(str, shape))
    header += " " * (-(10 + len(header) + 1) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("ascii") + bytes(values)


def picture(draw):
    pixels = [[draw.below(90) for _ in range(SIDE)] for _ in range(SIDE)]
    mask = [[0] * SIDE for _ in range(SIDE)]
    for kind in (1, 2):
        if draw.below(3) == 0:
            continue
        radius = 2 + draw.below(2)
        row = radius + draw.below(SIDE - 2 * radius)
        column = radius + draw.below(SIDE - 2 * radius)
        level = 130 + draw.below(100)
        for y in range(row - radius, row + radius + 1):
            for x in range(column - radius, column + radius + 1):
                inside = (y - row) ** 2 + (x - column) ** 2 <= radius * radius + 1
                if inside or kind == 2:
                    pixels[y][x] = level + draw.below(20)
                    mask[y][x] = kind
    found = {value for line in mask for value in line}
    labels = [int(1 in found), int(2 in found)]
    return pixels, mask, labels


def main(path):
    draw = Draw()
    images, masks, labels = [], [], []
    for _ in range(PICTURES):
        pixels, mask, label = picture(draw)
        images += [value for line in pixels for value in line]
        masks += [value for line in mask for value in line]
        labels += label
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (
            ("images", npy((PICTURES, SIDE, SIDE), images)),
            ("masks", npy((PICTURES, SIDE, SIDE), masks)),
            ("labels", npy((PICTURES, 2), labels)),
        ):
            file.writestr(zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "examples/arrays/shapes.npz")
