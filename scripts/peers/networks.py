#!/usr/bin/env python3
"""Times training steps of five networks in Pierian and in PyTorch, which take turns of an epoch of a few steps.

    networks.py NAME THREADS ROUNDS COMMAND...   NAME is mlp, cnn, resnet20, lstm or gpt; COMMAND starts
                                                 org.pierian.benchmarks.SpecSteps with benchmarks/specs/NAME.yaml
    networks.py NAME THREADS                     PyTorch's side: a line on the standard input starts a turn, whose
                                                 milliseconds for a step are printed

Both sides train with the same layers, loss, optimizer, batch size and numbers of steps, on data drawn at random. The first half
of the rounds warms up. Needs PyTorch (Debian: apt install python3-torch libopenblas0-pthread).
"""

import statistics
import subprocess
import sys
import time

STEPS = {"mlp": 20, "cnn": 3, "resnet20": 2, "lstm": 2, "gpt": 4}


def network(name):
    import torch
    from torch import nn

    def conv(inputs, outputs, size, stride=1):
        return nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)

    class Basic(nn.Module):
        def __init__(self, inputs, width, stride=1):
            super().__init__()
            self.branch = nn.Sequential(
                conv(inputs, width, 3, stride), nn.BatchNorm2d(width), nn.ReLU(), conv(width, width, 3), nn.BatchNorm2d(width))
            same = inputs == width and stride == 1
            self.shortcut = nn.Identity() if same else nn.Sequential(conv(inputs, width, 1, stride), nn.BatchNorm2d(width))

        def forward(self, x):
            return torch.relu(self.branch(x) + self.shortcut(x))

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding, self.lstm, self.linear = nn.Embedding(65, 64), nn.LSTM(64, 256, batch_first=True), nn.Linear(256, 65)

        def forward(self, x):
            return self.linear(self.lstm(self.embedding(x))[0])

    class Attention(nn.Module):
        def __init__(self, width, heads, steps):
            super().__init__()
            self.heads, self.project, self.out = heads, nn.Linear(width, 3 * width), nn.Linear(width, width)
            self.register_buffer("later", torch.triu(torch.ones(steps, steps, dtype=torch.bool), 1))

        def forward(self, x):
            batch, steps, width = x.shape
            q, k, v = (
                part.view(batch, steps, self.heads, width // self.heads).transpose(1, 2)
                for part in self.project(x).split(width, 2))
            scores = (q @ k.transpose(2, 3)) * (width // self.heads) ** -0.5
            weights = scores.masked_fill(self.later, float("-inf")).softmax(3)
            return self.out((weights @ v).transpose(1, 2).reshape(batch, steps, width))

    class Residual(nn.Module):
        def __init__(self, *branch):
            super().__init__()
            self.branch = nn.Sequential(*branch)

        def forward(self, x):
            return x + self.branch(x)

    class Positions(nn.Module):
        def __init__(self, steps, width):
            super().__init__()
            self.weight = nn.Parameter(0.02 * torch.randn(steps, width))

        def forward(self, x):
            return x + self.weight

    def block():
        return (Residual(nn.LayerNorm(128), Attention(128, 4, 64)),
                Residual(nn.LayerNorm(128), nn.Linear(128, 512), nn.GELU(), nn.Linear(512, 128)))

    if name == "mlp":
        return nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 10))
    if name == "cnn":
        return nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
            nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))
    if name == "resnet20":
        widths = [(16, 16, 1)] * 3 + [(16, 32, 2)] + [(32, 32, 1)] * 2 + [(32, 64, 2)] + [(64, 64, 1)] * 2
        return nn.Sequential(
            conv(3, 16, 3), nn.BatchNorm2d(16), nn.ReLU(), *(Basic(*width) for width in widths),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))
    if name == "lstm":
        return Recurrent()
    blocks = [layer for _ in range(4) for layer in block()]
    return nn.Sequential(nn.Embedding(65, 128), Positions(64, 128), *blocks, nn.LayerNorm(128), nn.Linear(128, 65, bias=False))


def data(name, steps):
    import torch

    if name in ("lstm", "gpt"):
        batch = 64 if name == "lstm" else 12
        return batch, torch.randint(65, (batch * steps, 64)), torch.randint(65, (batch * steps, 64))
    shape = {"mlp": (784,), "cnn": (1, 28, 28), "resnet20": (3, 32, 32)}[name]
    return 128, torch.randn(128 * steps, *shape), torch.randint(10, (128 * steps,))


def optimizer(name, parameters):
    import torch

    if name == "resnet20":
        return torch.optim.SGD(parameters, lr=0.1, momentum=0.9, weight_decay=0.0001)
    if name == "gpt":
        return torch.optim.AdamW(parameters, lr=0.001, betas=(0.9, 0.99), weight_decay=0.1)
    return torch.optim.Adam(parameters, lr=0.001)


def pytorch(name, threads):
    import blas
    import torch

    blas.use_threads(threads)
    torch.manual_seed(0)
    steps = STEPS[name]
    batch, inputs, classes = data(name, steps)
    model = network(name)
    descent = optimizer(name, model.parameters())
    loss = torch.nn.CrossEntropyLoss()
    for _ in sys.stdin:
        begun = time.perf_counter()
        order = torch.randperm(len(inputs))
        for first in range(0, len(inputs), batch):
            chosen = order[first:first + batch]
            descent.zero_grad(set_to_none=True)
            scores = model(inputs[chosen])
            loss(scores.flatten(0, -2), classes[chosen].flatten()).backward()
            descent.step()
        print("%.3f" % (1e3 * (time.perf_counter() - begun) / steps), flush=True)


def alternate(name, threads, rounds, command):
    def start(arguments):
        return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    programs = {"Pierian": start([*command, str(threads), str(STEPS[name])]),
                "PyTorch": start([sys.executable, __file__, name, str(threads)])}
    times = {side: [] for side in programs}
    for _ in range(rounds):
        for side, program in programs.items():
            program.stdin.write("\n")
            program.stdin.flush()
            times[side].append(float(program.stdout.readline()))
    for program in programs.values():
        program.stdin.close()
        program.wait()
    ours, theirs = (times[side][rounds // 2:] for side in ("Pierian", "PyTorch"))
    ratios = sorted(b / a for a, b in zip(ours, theirs))
    quarter = len(ratios) // 4
    print("%-9s %7d %12.2f %12.2f %8.2f %8.2f to %.2f" % (
        name, threads, statistics.median(ours), statistics.median(theirs), statistics.median(ratios),
        ratios[quarter], ratios[-1 - quarter]), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        alternate(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
    else:
        pytorch(sys.argv[1], int(sys.argv[2]))
