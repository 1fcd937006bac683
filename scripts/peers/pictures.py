"""Compares every pixel of pictures with what libjpeg-turbo and Pillow read.

usage: pictures.py CLASSES DATA_FOLDER [GOLDEN_FOLDER]

CLASSES is the class path of the program, `runner/target/runner.jar:runner/target/lib/*`. JPEG files are all below
DATA_FOLDER, and some hundred that cjpeg makes: baseline and progressive, with all fractions of colours, qualities,
restart markers and odd sizes. They are compared with `djpeg -dct int`. PNG, GIF, BMP, PGM and PPM files that Pillow
writes are compared with what Pillow reads, and pictures of other sizes with its filters BILINEAR and BOX. With
GOLDEN_FOLDER, writes small files there and `pixels.txt` with their hashes, which are not from this program.
Exits with 1 after a difference. Needs cjpeg, djpeg and Pillow (Debian: apt install libjpeg-turbo-progs python3-pil).
"""

import hashlib
import itertools
import pathlib
import random
import subprocess
import sys
import tempfile

from PIL import Image, ImageOps

SIZES = ((1, 1), (2, 3), (3, 2), (5, 1), (7, 9), (8, 8), (16, 16), (17, 33), (31, 5), (64, 48), (99, 75))
SAMPLINGS = ("1x1", "2x1", "1x2", "2x2", "4x1", "4x2", "1x4", "2x2,1x2,2x1", "2x2,2x1,1x1", "1x2,1x1,1x2")
FORMS = (
    ("stretch", "bilinear"),
    ("stretch", "area"),
    ("crop", "bilinear"),
    ("crop", "area"),
    ("fit", "bilinear"),
    ("fit", "area"),
)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def picture(width, height, seed):
    """Waves of colours with a little noise."""
    draw = random.Random(seed)
    image = Image.new("RGB", (width, height))
    slopes = [draw.uniform(1, 12) for _ in range(6)]
    image.putdata([
        tuple(
            int(128 + 90 * (((x * slopes[2 * c] + y * slopes[2 * c + 1]) % 64) / 32 - 1) + draw.randint(-20, 20))
            for c in range(3)
        )
        for y in range(height)
        for x in range(width)
    ])
    return image


def by_djpeg(file):
    """Red, green, blue and 255 of each pixel."""
    pnm = subprocess.run(["djpeg", "-dct", "int", "-pnm", file], check=True, capture_output=True).stdout
    kind, size, most, pixels = pnm.split(b"\n", 3)
    assert most == b"255"
    width, height = map(int, size.split())
    image = Image.frombytes("L" if kind == b"P5" else "RGB", (width, height), pixels)
    return image.convert("RGB").convert("RGBA").tobytes()


def jpegs(folder):
    """Files that cjpeg makes."""
    for number, (width, height) in enumerate(SIZES):
        source = folder / f"{width}x{height}.ppm"
        picture(width, height, number).save(source)
        options = [["-sample", sampling] + extra for sampling in SAMPLINGS for extra in ([], ["-progressive"])]
        options += [["-quality", quality] for quality in ("1", "10", "50", "90", "100")]
        options += [["-quality", quality, "-progressive"] for quality in ("1", "100")]
        options += [["-grayscale"], ["-grayscale", "-progressive"], ["-rgb"], ["-rgb", "-progressive"]]
        options += [["-optimize"], ["-restart", "1"], ["-restart", "3B"], ["-restart", "1", "-progressive"]]
        scans = folder / "scans.txt"
        scans.write_text("0; 2; 1;\n")
        options += [["-scans", str(scans)], ["-scans", str(scans), "-sample", "2x1", "-restart", "2B"]]
        options += [["-grayscale", "-sample", "2x2"], ["-quality", "30,90,10", "-qslots", "0,1,2"]]
        for option in options:
            name = "".join(word if "/" not in word else "" for word in option)
            file = folder / f"{width}x{height}{name}.jpg"
            if subprocess.run(["cjpeg", *option, "-outfile", file, source], capture_output=True).returncode == 0:
                yield file


def others(folder):
    """Files that Pillow makes, with the pixels that it reads."""
    for number, (width, height) in enumerate(SIZES):
        base = picture(width, height, 100 + number)
        alpha = base.copy()
        alpha.putalpha(picture(width, height, 200 + number).convert("L"))
        indexed = base.quantize(min(40, 2 + width * height // 2))
        variants = {
            "rgb.png": base,
            "rgba.png": alpha,
            "grey.png": base.convert("L"),
            "grey-alpha.png": alpha.convert("LA"),
            "palette.png": indexed,
            "bits.png": base.convert("1"),
            "rgb.bmp": base,
            "palette.bmp": indexed,
            "grey.bmp": base.convert("L"),
            "bits.bmp": base.convert("1"),
            "palette.gif": indexed,
            "grey.gif": base.convert("L"),
            "rgb.ppm": base,
            "grey.pgm": base.convert("L"),
        }
        for name, image in variants.items():
            file = folder / f"{width}x{height}-{name}"
            image.save(file)
            yield file, Image.open(file).convert("RGBA").tobytes()
        file = folder / f"{width}x{height}-interlaced.gif"
        indexed.save(file, interlace=1)
        yield file, Image.open(file).convert("RGBA").tobytes()
        file = folder / f"{width}x{height}-transparent.png"
        indexed.save(file, transparency=bytes([0, 100, 255]))
        yield file, Image.open(file).convert("RGBA").tobytes()


def within(width, height, across, down):
    """The largest rectangle of a shape, in the middle."""
    if width * down > height * across:
        inner = (max(1, min(width, (2 * height * across + down) // (2 * down))), height)
    else:
        inner = (width, max(1, min(height, (2 * width * down + across) // (2 * across))))
    return (width - inner[0]) // 2, (height - inner[1]) // 2, *inner


def resized(image, height, width, how, name, channels):
    """Channel by channel, as Pillow resizes it."""
    image = image.convert("L" if channels == "gray" else "RGB")
    method = {"bilinear": Image.BILINEAR, "area": Image.BOX}[name]
    if how == "crop":
        left, top, across, down = within(*image.size, width, height)
        image = image.crop((left, top, left + across, top + down))
    if how == "fit":
        left, top, across, down = within(width, height, *image.size)
        framed = Image.new(image.mode, (width, height), "white")
        framed.paste(image.resize((across, down), method), (left, top))
        image = framed
    else:
        image = image.resize((width, height), method)
    return b"".join(channel.tobytes() for channel in image.split())


def forms(folder):
    for number, (width, height) in enumerate(SIZES + ((300, 211),)):
        file = folder / f"{width}x{height}-resized.png"
        image = picture(width, height, 300 + number)
        image.save(file)
        for (rows, columns), (how, name), channels in itertools.product(
            ((1, 1), (3, 2), (28, 28), (32, 48), (100, 37)), FORMS, ("rgb", "gray")
        ):
            line = "\t".join(map(str, (file, rows, columns, how, name, channels)))
            yield line, resized(image, rows, columns, how, name, channels)


def orientations(folder):
    """Pictures with a note of the camera, of one size as shown."""
    for value in range(1, 9):
        file = folder / f"orientation-{value}.png"
        exif = Image.Exif()
        exif[0x0112] = value
        picture(6, 4, 7).save(file, exif=exif)
        upright = ImageOps.exif_transpose(Image.open(file))
        line = "\t".join(map(str, (file, upright.height, upright.width, "stretch", "nearest", "rgb")))
        yield line, resized(upright, upright.height, upright.width, "stretch", "area", "rgb")


def golden(folder, target):
    """Small files and hashes of what other programs read."""
    target.mkdir(parents=True, exist_ok=True)
    chosen = [f"{size}{option}.jpg" for size, option in (
        ("17x33", "-sample1x1"), ("17x33", "-sample2x1"), ("17x33", "-sample1x2"), ("17x33", "-sample2x2"),
        ("17x33", "-sample2x2-progressive"), ("31x5", "-sample4x2"), ("2x3", "-sample2x2"), ("1x1", "-sample2x1"),
        ("31x5", "-sample2x2,1x2,2x1-progressive"), ("17x33", "-grayscale"), ("16x16", "-rgb"),
        ("17x33", "-restart1-progressive"), ("16x16", "-restart3B"), ("17x33", "-quality1"), ("7x9", "-quality100"),
    )]
    chosen += [f"7x9-{name}" for name in (
        "rgb.png", "rgba.png", "grey.png", "grey-alpha.png", "palette.png", "bits.png", "rgb.bmp", "palette.bmp",
        "grey.bmp", "bits.bmp", "palette.gif", "grey.gif", "interlaced.gif", "rgb.ppm", "grey.pgm", "transparent.png",
    )]
    lines = []
    for name in chosen:
        data = (folder / name).read_bytes()
        (target / name).write_bytes(data)
        read = by_djpeg(folder / name) if name.endswith("jpg") else Image.open(folder / name).convert("RGBA").tobytes()
        lines.append(f"{name} {sha256(read)}")
    for line, pixels in itertools.chain(forms(folder), orientations(folder)):
        file, *form = line.split("\t")
        name = pathlib.Path(file).name
        if name == "31x5-resized.png" and form[:2] in (["3", "2"], ["28", "28"]) or name.startswith("orientation"):
            (target / name).write_bytes(pathlib.Path(file).read_bytes())
            lines.append(" ".join([name, *form, sha256(pixels)]))
    (target / "pixels.txt").write_text("\n".join(lines) + "\n")


def main():
    classes, data, *target = sys.argv[1:]
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        expected = [(str(file), by_djpeg(file)) for file in sorted(pathlib.Path(data).rglob("*.jpg"))]
        found = len(expected)
        expected += [(str(file), by_djpeg(file)) for file in jpegs(folder)]
        made = len(expected) - found
        expected += [(str(file), pixels) for file, pixels in others(folder)]
        expected += list(forms(folder)) + list(orientations(folder))
        result = subprocess.run(
            ["java", "-cp", classes, pathlib.Path(__file__).parent.parent / "PicturePixels.java"],
            input="".join(line + "\n" for line, _ in expected), capture_output=True, text=True,
        )
        hashes = result.stdout.splitlines()
        if len(hashes) != len(expected):
            sys.exit(result.stderr)
        for (line, pixels), hash_of_pixels in zip(expected, hashes):
            if hash_of_pixels != sha256(pixels):
                failed += 1
                print("differs:", line.replace("\t", " "), hash_of_pixels)
        for path in target:
            golden(folder, pathlib.Path(path))
    print(f"{found} JPEG files found, {made} made, {len(expected) - found - made} of other formats and sizes,"
          f" {failed} differ")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
