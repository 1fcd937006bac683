"""Measures how many pictures a second are read, decoded, resized and changed at random, here and by Pillow.

usage: pictures_speed.py CLASSES [CIFAR_FOLDER] [SECONDS]

CLASSES is the class path of the program, `runner/target/runner.jar:runner/target/lib/*`. Both programs use two
threads, Pillow two processes, as Python has one lock; each set of pictures is measured by both right after each other,
three times in turns, and the median of the ratios counts. The changes are a random crop with a border of 4 pixels, a flip,
a rotation by up to 10 degrees, bilinear, and changes of brightness, contrast and saturation. Pictures are made by Pillow:
smooth waves with noise, in JPEG of quality 85 or PNG; with CIFAR_FOLDER also the JPEG files below it.
Needs Pillow (Debian: apt install python3-pil).
"""

import multiprocessing
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

from PIL import Image, ImageEnhance, ImageOps

WORKERS = 2
SETS = (
    # name, pictures, width, height, options of Pillow, side of the examples
    ("jpeg-64", 800, 64, 64, {"format": "JPEG", "quality": 85}, 32),
    ("jpeg-320", 200, 320, 240, {"format": "JPEG", "quality": 85}, 64),
    ("jpeg-640", 80, 640, 480, {"format": "JPEG", "quality": 85}, 224),
    ("jpeg-640-444", 80, 640, 480, {"format": "JPEG", "quality": 85, "subsampling": 0}, 224),
    ("progressive-640", 60, 640, 480, {"format": "JPEG", "quality": 85, "progressive": True}, 224),
    ("png-64", 800, 64, 64, {"format": "PNG"}, 32),
    ("png-320", 150, 320, 240, {"format": "PNG"}, 64),
    ("grey-png-28", 2000, 28, 28, {"format": "PNG"}, 28),
)


def picture(width, height, draw):
    small = Image.frombytes("RGB", (width // 8 + 2, height // 8 + 2), draw.randbytes(3 * (width // 8 + 2) * (height // 8 + 2)))
    smooth = small.resize((width, height), Image.BICUBIC)
    noise = Image.frombytes("RGB", (width, height), draw.randbytes(3 * width * height))
    return Image.blend(smooth, noise, 0.06)


def make(folder, count, width, height, options, grey):
    draw = random.Random(width)
    for number in range(count):
        image = picture(width, height, draw)
        (image.convert("L") if grey else image).save(folder / f"{number:05}", **options)


def changed(file, side, draw):
    with open(file, "rb") as opened:
        image = Image.open(opened).convert("RGB")
    if image.size != (side, side):
        image = image.resize((side, side), Image.BILINEAR)
    left, top = draw.randint(0, 8), draw.randint(0, 8)
    image = ImageOps.expand(image, 4).crop((left, top, left + side, top + side))
    if draw.random() < 0.5:
        image = ImageOps.mirror(image)
    image = image.rotate(draw.uniform(-10, 10), Image.BILINEAR)
    image = ImageEnhance.Brightness(image).enhance(draw.uniform(0.8, 1.2))
    image = ImageEnhance.Contrast(image).enhance(draw.uniform(0.8, 1.2))
    image = ImageEnhance.Color(image).enhance(draw.uniform(0.8, 1.2))
    return image.tobytes()


def work(arguments):
    files, side = arguments
    draw = random.Random(0)
    for file in files:
        changed(file, side, draw)


def by_pillow(pool, folder, side, seconds):
    files = sorted(folder.iterdir())
    parts = [(files[first::WORKERS], side) for first in range(WORKERS)]
    begin = time.monotonic()
    best = 0
    while time.monotonic() - begin < seconds:
        start = time.monotonic()
        pool.map(work, parts, chunksize=1)
        best = max(best, len(files) / (time.monotonic() - start))
    return best


def by_us(classes, folder, side, seconds):
    script = pathlib.Path(__file__).parent.parent / "PictureSpeed.java"
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    command = [java, "-cp", classes, script, str(WORKERS), str(seconds), folder, str(side)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    classes, *rest = sys.argv[1:]
    seconds = float(rest.pop()) if rest and rest[-1].replace(".", "").isdigit() else 6.0
    ratios = []
    print(f"{'pictures':16} {'side':>5} {'Pierian/s':>10} {'Pillow/s':>10} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as temporary, multiprocessing.Pool(WORKERS) as pool:
        for name, count, width, height, options, side in SETS:
            folder = pathlib.Path(temporary) / name
            folder.mkdir()
            make(folder, count, width, height, options, name.startswith("grey"))
            ratios.append(report(classes, pool, name, folder, side, seconds))
        for cifar in rest:
            folder = pathlib.Path(temporary) / "cifar"
            folder.mkdir()
            for number, file in enumerate(sorted(pathlib.Path(cifar).rglob("*.jpg"))):
                (folder / f"{number:05}").write_bytes(file.read_bytes())
            ratios.append(report(classes, pool, "cifar", folder, 32, seconds))
    print(f"geometric mean of the ratios: {statistics.geometric_mean(ratios):.2f}")


def report(classes, pool, name, folder, side, seconds):
    ours, theirs = [], []
    for _ in range(3):
        ours.append(by_us(classes, folder, side, seconds))
        theirs.append(by_pillow(pool, folder, side, seconds / 2))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    print(f"{name:16} {side:5} {statistics.median(ours):10.0f} {statistics.median(theirs):10.0f} {ratio:6.2f}", flush=True)
    return ratio


if __name__ == "__main__":
    main()
