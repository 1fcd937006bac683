"""Trains the network of `mnist-mlp` or `mnist-cnn` with PyTorch and prints training examples per second.

usage: torch_networks.py mlp|cnn THREADS DATA_FOLDER

A peer for benchmarks only: the same layers, optimizer, batch size and order of work as the example, eager mode.
Needs PyTorch and NumPy (Debian: apt install python3-torch libopenblas0-pthread).
"""

import gzip
import pathlib
import sys
import time

import blas
import networks
import numpy
import torch
from torch import nn


def read(folder, name, offset):
    for path, opener in ((folder / (name + ".gz"), gzip.open), (folder / name, open)):
        if path.exists():
            with opener(path, "rb") as file:
                return numpy.frombuffer(file.read(), numpy.uint8, offset=offset).copy()
    sys.exit(f"no {name} in {folder}")


def main(kind, threads, folder):
    blas.use_threads(threads)
    torch.manual_seed(0)
    shape = (-1, 784) if kind == "mlp" else (-1, 1, 28, 28)
    pixels = read(folder, "train-images-idx3-ubyte", 16).reshape(shape)
    inputs = torch.tensor(pixels.astype(numpy.float32) / 255)
    labels = torch.tensor(read(folder, "train-labels-idx1-ubyte", 8).astype(numpy.int64))
    model = networks.network(kind)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    loss = nn.CrossEntropyLoss()
    epochs = 5 if kind == "mlp" else 1
    start = time.perf_counter()
    for _ in range(epochs):
        order = torch.randperm(len(inputs))
        for first in range(0, len(inputs), 128):
            batch = order[first:first + 128]
            optimizer.zero_grad()
            loss(model(inputs[batch]), labels[batch]).backward()
            optimizer.step()
    print(f"{epochs * len(inputs) / (time.perf_counter() - start):.0f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]))
