#!/usr/bin/env python3
"""Times training steps of four transformer blocks in Pierian and in PyTorch, in turns of 20 steps, with one thread each.

    transformer.py ROUNDS COMMAND...     COMMAND starts org.pierian.benchmarks.TransformerStep; if it ends in `attention` or `relu`,
                                         PyTorch too has attention layers only, or relu in the place of gelu

Without a command it is PyTorch's side: a line on the standard input starts a turn, whose median milliseconds are printed.
"""

import statistics
import subprocess
import sys
import time


def pytorch(form):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    batch, steps, width, heads = 12, 64, 128, 4

    class Attention(nn.Module):
        def __init__(self):
            super().__init__()
            self.project = nn.Linear(width, 3 * width)
            self.out = nn.Linear(width, width)
            self.register_buffer("later", torch.triu(torch.ones(steps, steps, dtype=torch.bool), 1))

        def forward(self, x):
            q, k, v = (
                part.view(batch, steps, heads, width // heads).transpose(1, 2)
                for part in self.project(x).split(width, 2)
            )
            scores = (q @ k.transpose(2, 3)) * (width // heads) ** -0.5
            weights = scores.masked_fill(self.later, float("-inf")).softmax(3)
            return self.out((weights @ v).transpose(1, 2).reshape(batch, steps, width))

    class Residual(nn.Module):
        def __init__(self, *branch):
            super().__init__()
            self.branch = nn.Sequential(*branch)

        def forward(self, x):
            return x + self.branch(x)

    activation = nn.ReLU if form == "relu" else nn.GELU

    def block():
        return [
            Residual(nn.LayerNorm(width), Attention()),
            Residual(nn.LayerNorm(width), nn.Linear(width, 4 * width), activation(), nn.Linear(4 * width, width)),
        ]

    def block_of(form):
        return [Attention()] if form == "attention" else block()

    network = nn.Sequential(*(layer for _ in range(4) for layer in block_of(form)))
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-4, betas=(0.9, 0.99), weight_decay=0.1)
    x = torch.randn(batch, steps, width, requires_grad=True)
    dy = torch.randn(batch, steps, width)
    for _ in sys.stdin:
        times = []
        for _ in range(20):
            begun = time.perf_counter()
            optimizer.zero_grad(set_to_none=True)
            x.grad = None
            network(x).backward(dy)
            optimizer.step()
            times.append(1e3 * (time.perf_counter() - begun))
        print("%.3f" % statistics.median(times), flush=True)


def alternate(rounds, command):
    def start(arguments):
        return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    programs = {"Pierian": start(command), "PyTorch": start([sys.executable, __file__, command[-1]])}
    times = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            program.stdin.write("\n")
            program.stdin.flush()
            times[name].append(float(program.stdout.readline()))
    for name, program in programs.items():
        program.stdin.close()
        program.wait()
        warm = times[name][rounds // 2 :]
        print("%-8s %8.2f ms a step, %.2f to %.2f" % (name, statistics.median(warm), min(warm), max(warm)))
    ratios = [b / a for a, b in zip(times["Pierian"][rounds // 2 :], times["PyTorch"][rounds // 2 :])]
    print("PyTorch / Pierian: %.2f" % statistics.median(ratios))


if len(sys.argv) > 2:
    alternate(int(sys.argv[1]), sys.argv[2:])
else:
    pytorch(sys.argv[1] if len(sys.argv) > 1 else "")
