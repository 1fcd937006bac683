"""Trains three examples in Pierian and in PyTorch, each with several seeds, and compares what both have learned.

usage: learning.py RUNNER DATA_FOLDER [SEEDS [NAME [KEY=VALUE...]]]

NAME is cifar-cnn-augmented, shakespeare-gpt or diamonds-embeddings, all three unless given; KEY=VALUE, such as epochs=10,
changes a number of its spec for both programs, as `--set` does.

Both programs train the same network on the same examples, for seeds 0 to SEEDS - 1 (default 5), with one thread: initial
values by the same rule, the same optimizer, schedule, clipping, batch size and number of epochs, and the same random changes of
pictures. Only the random numbers differ. Rates, epochs and the like are read from the spec; layers, initial values, schedules
and changes of pictures are written here once more. The rows of diamonds are divided as docs/numerics.md says.

First, Pierian's weights of seed 0 are put into the network of PyTorch. It has to give Pierian's test figure, within 0.2 %: so
network and test set are the same, and so is what was fitted to the training set.

Prints both test figures of each seed, then mean and range of each program: accuracy, loss for each letter, and rmse in dollars.
Exits with 1 where Pierian's mean is worse than the worst of PyTorch's seeds: an accuracy below the lowest, a loss or rmse above
the highest. A mean that is better than the best of them is no failure. DATA_FOLDER has cifar10-small, text/tinyshakespeare.txt
and tabular/diamonds.csv. Needs PyTorch, Pillow and PyYAML (Debian: apt install python3-torch python3-pil python3-yaml
libopenblas0-pthread; without the last of them Debian's PyTorch takes ten times as long for shakespeare-gpt).
"""

import csv
import importlib.util
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

import blas
import networks
import numpy
import torch
import yaml
from PIL import Image
from torch import nn

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
MOST = 0.002  # part by which the figures of the same weights may differ


class Pictures:
    """cifar-cnn-augmented: pictures in JPEG, shifted and mirrored at random."""

    path, metric, more_is_better, form = EXAMPLES / "images/cifar-cnn-augmented.yaml", "accuracy", True, "%.4f"

    def __init__(self, spec, data):
        dataset = spec["dataset"]["images"]
        self.mean, self.std = (torch.tensor(dataset[key]).view(3, 1, 1) for key in ("mean", "std"))
        self.border = spec["augment"][0]["random_crop"]["padding"]
        self.train, self.test = (self.read(data / dataset["folder"] / part, dataset["classes"]) for part in ("train", "test"))

    @staticmethod
    def read(folder, classes):
        paths = [(path, index) for index, name in enumerate(classes) for path in sorted((folder / name).iterdir())]
        pixels = numpy.stack([numpy.array(Image.open(path).convert("RGB")) for path, _ in paths])
        return torch.tensor(pixels).permute(0, 3, 1, 2), torch.tensor([index for _, index in paths])

    def prepare(self, pixels):
        return (pixels / 255 - self.mean) / self.std

    def change(self, pixels):
        wide = nn.functional.pad(pixels, [self.border] * 4)
        height, width = pixels.shape[2:]
        places = torch.randint(2 * self.border + 1, (len(pixels), 2)).tolist()
        cut = torch.stack([picture[:, a:a + height, b:b + width] for picture, (a, b) in zip(wide, places)])
        return torch.where(torch.rand(len(cut), 1, 1, 1) < 0.5, cut.flip(3), cut)

    @staticmethod
    def network():
        def convolution(inputs, outputs):
            return nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()

        return nn.Sequential(
            *convolution(3, 32), nn.MaxPool2d(2), *convolution(32, 64), nn.MaxPool2d(2), *convolution(64, 64),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))

    @staticmethod
    def start(weight):
        nn.init.kaiming_normal_(weight, mode="fan_in", nonlinearity="relu")

    @staticmethod
    def descent(spec, parameters, steps):
        settings = spec["optimizer"]["adamw"]
        descent = torch.optim.AdamW(parameters, lr=settings["learning_rate"], weight_decay=settings["weight_decay"])
        return descent, torch.optim.lr_scheduler.OneCycleLR(
            descent, settings["learning_rate"], total_steps=steps, cycle_momentum=False)

    loss = staticmethod(nn.functional.cross_entropy)

    @staticmethod
    def figure(scores, classes):
        return (scores.argmax(1) == classes).double().mean().item()


class Text:
    """shakespeare-gpt: the next letter of a text."""

    path, metric, more_is_better, form = EXAMPLES / "text/shakespeare-gpt.yaml", "loss", False, "%.4f"

    def __init__(self, spec, data):
        dataset = spec["dataset"]["text"]
        text = (data / "text" / dataset["file"]).read_text(encoding="utf-8")
        letters = {letter: index for index, letter in enumerate(sorted(set(text)))}
        tokens = torch.tensor([letters[letter] for letter in text])
        test, validation = (round(dataset[part]["last"] * len(tokens)) for part in ("test", "validation"))
        self.train, _, self.test = (
            self.windows(part, dataset["sequence_length"], dataset["stride"])
            for part in tokens.split([len(tokens) - validation - test, validation, test]))

    @staticmethod
    def windows(tokens, length, stride):
        both = tokens.unfold(0, length + 1, stride)
        return both[:, :-1], both[:, 1:]

    def prepare(self, tokens):
        return tokens

    def change(self, tokens):
        return tokens

    @staticmethod
    def network():
        return networks.network("gpt")

    @staticmethod
    def start(weight):
        nn.init.normal_(weight, std=0.02)

    @staticmethod
    def descent(spec, parameters, steps):
        settings = spec["optimizer"]["adamw"]
        descent = torch.optim.AdamW(
            parameters, lr=settings["learning_rate"], betas=settings["betas"], weight_decay=settings["weight_decay"])
        return descent, torch.optim.lr_scheduler.LambdaLR(descent, lambda step: 1)

    @staticmethod
    def loss(scores, tokens):
        return nn.functional.cross_entropy(scores.flatten(0, 1), tokens.flatten())

    def figure(self, scores, tokens):
        return self.loss(scores.double(), tokens).item()


class Table:
    """diamonds-embeddings: prices from numbers and categories, each category with a learned vector."""

    path, metric, more_is_better, form = EXAMPLES / "tables/diamonds-embeddings.yaml", "rmse", False, "%.1f"

    def __init__(self, spec, data):
        dataset = spec["dataset"]["csv"]
        with open(data / "tabular" / dataset["file"], newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        held = round(dataset["test"]["fraction"] * len(rows))
        order = permuted(len(rows), "")
        test, rest = order[:held], order[held:]
        held = round(dataset["validation"]["fraction"] * len(rows))
        train = rest[permuted(len(rest), "validation")[held:]]

        columns = []
        for feature in dataset["features"]:
            if "categorical" in feature:
                place = {value: index for index, value in enumerate(feature["categorical"]["values"])}
                columns.append(numpy.array([place[row[feature["categorical"]["column"]]] for row in rows], float))
            else:
                numbers = numpy.array([float(row[feature["numeric"]]) for row in rows])
                columns.append((numbers - numbers[train].mean()) / numbers[train].std())
        inputs = numpy.stack(columns, 1).astype(numpy.float32)
        prices = numpy.log([float(row[dataset["target"]["number"]["column"]]) for row in rows])
        self.center, self.unit = prices[train].mean(), prices[train].std()
        targets = ((prices - self.center) / self.unit).astype(numpy.float32)[:, None]
        self.train, self.test = ((torch.tensor(inputs[part]), torch.tensor(targets[part])) for part in (train, test))

    def prepare(self, rows):
        return rows

    def change(self, rows):
        return rows

    @staticmethod
    def network():
        class Categories(nn.Module):
            def __init__(self):
                super().__init__()
                self.vectors = nn.ModuleList([nn.Embedding(5, 4), nn.Embedding(7, 5), nn.Embedding(8, 5)])

            def forward(self, x):
                vectors = [vector(x[:, place].long()) for place, vector in enumerate(self.vectors)]
                return torch.cat([*vectors, x[:, len(vectors):]], 1)

        return nn.Sequential(Categories(), nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 1))

    @staticmethod
    def start(weight):
        nn.init.xavier_normal_(weight)

    @staticmethod
    def descent(spec, parameters, steps):
        warmup = spec["schedule"]["warmup_cosine"]

        def rate(step):
            return (step + 1) / warmup if step < warmup else (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2

        descent = torch.optim.Adam(parameters, lr=spec["optimizer"]["adam"])
        return descent, torch.optim.lr_scheduler.LambdaLR(descent, rate)

    loss = staticmethod(nn.functional.mse_loss)

    def figure(self, answers, targets):
        said, known = (torch.exp(values.double() * self.unit + self.center) for values in (answers, targets))
        return (said - known).square().mean().sqrt().item()


def threefry(key, first, second):
    """Threefry-2x32 with 20 rounds: two words for each counter (first, second)."""
    words = [numpy.uint32(key[0]), numpy.uint32(key[1])]
    words.append(numpy.uint32(0x1BD11BDA) ^ words[0] ^ words[1])
    turns = (13, 15, 26, 6), (17, 29, 16, 24)
    with numpy.errstate(over="ignore"):
        x, y = numpy.uint32(first) + words[0], numpy.asarray(second, numpy.uint32) + words[1]
        for group in range(5):
            for turn in turns[group % 2]:
                x = x + y
                y = ((y << numpy.uint32(turn)) | (y >> numpy.uint32(32 - turn))) ^ x
            x = x + words[(group + 1) % 3]
            y = y + words[(group + 2) % 3] + numpy.uint32(group + 1)
    return x, y


def permuted(size, path):
    """The order in which Pierian draws the rows of a table with `split_seed: 0`: numerics.md, section 4."""
    key = threefry((0, 0), 5, 0)
    for place, letter in enumerate(path, 1):
        key = threefry(key, ord(letter), place)
    order = numpy.arange(size)
    blocks = [word.astype(numpy.uint64).tolist() for word in threefry(key, 0, numpy.arange(size))]
    for i in range(size - 1, 0, -1):
        bound, block, words = i + 1, i, [blocks[0][i], blocks[1][i]]
        while words[0] * bound % 2 ** 32 < 2 ** 32 % bound:
            words.pop(0)
            if not words:
                block += size
                words = [int(word) for word in threefry(key, 0, block)]
        j = words[0] * bound >> 32
        order[i], order[j] = order[j], order[i]
    return order


def pierian(runner, data, folder, example, seed, changes):
    """Trains with Pierian; the run's folder and its test figure."""
    settings = [word for change in [f"seed={seed}", *changes] for word in ("--set", change)]
    done = subprocess.run(
        [runner, "train", example.path, "--json", "--quiet", "--no-lock", "--threads", "1", "--data-dir", data,
         "--out", folder, *settings], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    said = json.loads(done.stdout)
    return pathlib.Path(said["run"]), said["metrics"]["test"][example.metric]


def tested(example, model):
    """The test figure of a network of PyTorch."""
    model.eval()
    inputs, targets = example.test
    with torch.no_grad():
        outputs = torch.cat([model(example.prepare(part)) for part in inputs.split(256)])
    return example.figure(outputs, targets)


def with_weights_of(runner, run, folder, example):
    """The test figure of PyTorch's network with the weights of a run of Pierian."""
    subprocess.run([runner, "export", run, "--to", "torch", "--out", folder], check=True, stdout=subprocess.DEVNULL)
    described = importlib.util.spec_from_file_location("model", folder / "model.py")
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    model = example.network()
    # Neither counts of batches nor the mask of attention.
    theirs, ours = ({name: tensor for name, tensor in network.state_dict().items() if tensor.is_floating_point()}
                    for network in (model, module.load()))
    if [tensor.shape for tensor in theirs.values()] != [tensor.shape for tensor in ours.values()]:
        raise SystemExit(f"{example.path.stem}: the networks have other parameters")
    model.load_state_dict(dict(zip(theirs, ours.values())), strict=False)
    return tested(example, model)


def pytorch(example, spec, seed):
    """Trains with PyTorch; the test figure."""
    torch.manual_seed(seed)
    model = example.network()
    for name, parameter in model.named_parameters():
        if parameter.dim() > 1:
            example.start(parameter)
        elif name.endswith("bias"):
            nn.init.zeros_(parameter)
    inputs, targets = example.train
    batch, epochs = spec["batch_size"], spec["epochs"]
    descent, schedule = example.descent(spec, model.parameters(), epochs * math.ceil(len(inputs) / batch))
    for _ in range(epochs):
        for chosen in torch.randperm(len(inputs)).split(batch):
            descent.zero_grad(set_to_none=True)
            example.loss(model(example.prepare(example.change(inputs[chosen]))), targets[chosen]).backward()
            if "clip" in spec:
                nn.utils.clip_grad_norm_(model.parameters(), spec["clip"]["norm"])
            descent.step()
            schedule.step()
    return tested(example, model)


def changed(spec, changes):
    """A spec with other numbers."""
    for change in changes:
        path, value = change.split("=")
        *outer, last = path.split(".")
        place = spec
        for key in outer:
            place = place[key]
        place[last] = yaml.safe_load(value)
    return spec


def compare(runner, data, folder, kind, seeds, changes):
    """A row of the table, and whether Pierian's mean is no worse than PyTorch's worst."""
    name, shown = kind.path.stem, lambda value: kind.form % value
    spec = changed(yaml.safe_load(kind.path.read_text(encoding="utf-8")), changes)
    example = kind(spec, data)
    ours, theirs = [], []
    for seed in range(seeds):
        run, figure = pierian(runner, data, folder / "runs", example, seed, changes)
        if seed == 0:
            found = with_weights_of(runner, run, folder / name, example)
            print(f"{name}: weights of seed 0: test {kind.metric} {figure:.6g}, in PyTorch {found:.6g}", flush=True)
            if abs(found - figure) > MOST * figure:
                raise SystemExit(f"{name}: the networks or the test sets differ")
        ours.append(figure)
        theirs.append(pytorch(example, spec, seed))
        print(f"{name}: seed {seed}: test {kind.metric} {shown(ours[-1])}, PyTorch {shown(theirs[-1])}", flush=True)
    mean = statistics.mean(ours)
    fine = mean >= min(theirs) if kind.more_is_better else mean <= max(theirs)
    cells = [f"{shown(statistics.mean(values))}, {shown(min(values))}-{shown(max(values))}" for values in (ours, theirs)]
    return f"| `{name}` | {kind.metric} | {' | '.join(cells)} | {'yes' if fine else 'NO'} |", fine


def main(runner, data, seeds="5", name=None, *changes):
    blas.use_threads(1)
    runner, data = pathlib.Path(runner).resolve(), pathlib.Path(data).resolve()
    kinds = [kind for kind in (Pictures, Text, Table) if name in (None, kind.path.stem)]
    with tempfile.TemporaryDirectory() as folder:
        rows = [compare(runner, data, pathlib.Path(folder), kind, int(seeds), changes) for kind in kinds]
    print("| example | on the test set | Pierian: mean, range | PyTorch: mean, range | no worse than PyTorch's worst seed |\n"
          "|---|---|---|---|---|")
    for row, _ in rows:
        print(row)
    sys.exit(0 if all(fine for _, fine in rows) else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
