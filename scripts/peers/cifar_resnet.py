#!/usr/bin/env python3
"""Trains the network of examples/images/cifar-resnet20.yaml in PyTorch and prints the test accuracy of each seed.

usage: cifar_resnet.py DATA_FOLDER EPOCHS [SEED...]      DATA_FOLDER has cifar10-small/train and cifar10-small/test

The same pictures, layers, initial values by the same rule, loss, optimizer, schedule, batch size and number of epochs; the random
numbers are PyTorch's. A peer to compare with, not a reference. Needs PyTorch and Pillow (Debian: apt install python3-torch
python3-pil).
"""

import math
import pathlib
import sys

import networks
import numpy
import torch
from PIL import Image
from torch import nn

CLASSES = "airplane automobile bird cat deer dog frog horse ship truck".split()
MEAN = torch.tensor([0.4914, 0.4822, 0.4465]).view(3, 1, 1)
STD = torch.tensor([0.247, 0.2435, 0.2616]).view(3, 1, 1)
BATCH, WARMUP, RATE = 128, 48, 0.1


def read(folder):
    pictures, classes = [], []
    for index, name in enumerate(CLASSES):
        for path in sorted((folder / name).iterdir()):
            pixels = torch.tensor(numpy.array(Image.open(path).convert("RGB"))).permute(2, 0, 1) / 255
            pictures.append((pixels - MEAN) / STD)
            classes.append(index)
    return torch.stack(pictures), torch.tensor(classes)


def network():
    model = networks.network("resnet20")
    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight, mode="fan_in", nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    return model


def rate(step, total):
    if step < WARMUP:
        return (step + 1) / WARMUP
    return (1 + math.cos(math.pi * (step - WARMUP) / (total - WARMUP))) / 2


def train(seed, epochs, train_set, test_set):
    torch.manual_seed(seed)
    model = network()
    inputs, classes = train_set
    descent = torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9, weight_decay=0.0001)
    total = epochs * math.ceil(len(inputs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(descent, lambda step: rate(step, total))
    loss = nn.CrossEntropyLoss()
    for _ in range(epochs):
        order = torch.randperm(len(inputs))
        for first in range(0, len(inputs), BATCH):
            chosen = order[first:first + BATCH]
            descent.zero_grad(set_to_none=True)
            loss(model(inputs[chosen]), classes[chosen]).backward()
            descent.step()
            schedule.step()
    model.eval()
    with torch.no_grad():
        scores = torch.cat([model(part) for part in test_set[0].split(BATCH)])
    return (scores.argmax(1) == test_set[1]).float().mean().item()


def main(folder, epochs, seeds):
    sets = [read(folder / "cifar10-small" / part) for part in ("train", "test")]
    for seed in seeds:
        print("seed %d  test accuracy %.4f" % (seed, train(seed, epochs, *sets)), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]), [int(seed) for seed in sys.argv[3:] or ["0", "1", "2"]])
