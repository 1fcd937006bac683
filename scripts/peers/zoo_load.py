"""Loads written weights into PyTorch, strictly: builds nested torch.nn.Sequential from `summary --format json`.

    runner summary --format json SPEC > summary.jsonl
    python3 scripts/peers/zoo_load.py summary.jsonl weights.safetensors

Every tensor of the file must be one of the modules, with its shape, and the other way round.
"""
import json
import struct
import sys
from collections import OrderedDict

import torch
from torch import nn


def read(path):
    with open(path, "rb") as f:
        (length,) = struct.unpack("<Q", f.read(8))
        header = json.loads(f.read(length))
        data = f.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            flat = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32)
            tensors[name] = flat.reshape(entry["shape"])
    return tensors


def module(word, shapes):
    """The module of torch.nn that a word stands for."""
    w, bias = shapes.get("weight"), "bias" in shapes
    if word == "linear":
        return nn.Linear(w[1], w[0], bias=bias)
    if word == "embedding":
        return nn.Embedding(w[0], w[1])
    if word == "conv1d":
        return nn.Conv1d(w[1], w[0], w[2], bias=bias)
    if word == "conv2d":
        return nn.Conv2d(w[1], w[0], w[2:], bias=bias)
    if word == "depthwise_conv2d":
        return nn.Conv2d(w[0], w[0], w[2:], groups=w[0], bias=bias)
    if word == "conv_transpose2d":
        return nn.ConvTranspose2d(w[0], w[1], w[2:], bias=bias)
    if word == "batch_norm":
        norm = nn.BatchNorm2d(shapes["running_mean"][0], affine=w is not None)
        return norm
    if word == "layer_norm":
        return nn.LayerNorm(w)
    if word in ("lstm", "gru", "rnn"):
        layers = 1 + max(int(n.split("_l")[1].split("_")[0]) for n in shapes)
        kind, gates = {"lstm": (nn.LSTM, 4), "gru": (nn.GRU, 3), "rnn": (nn.RNN, 1)}[word]
        first = shapes["weight_ih_l0"]
        both = any(n.endswith("_reverse") for n in shapes)
        return kind(first[1], first[0] // gates, layers, bidirectional=both)
    if word == "self_attention":
        return nn.MultiheadAttention(shapes["out_proj.weight"][0], 1)
    if shapes:
        raise SystemExit(f"no module for {word}")
    return nn.Identity()


def main(summary, weights):
    tree = OrderedDict()
    for line in open(summary):
        row = json.loads(line)
        name = row["name"]
        shapes = {t[len(name) + 1 :]: s for t, s in row["tensors"].items()}
        if row["layer"] in ("residual", "parallel"):
            continue  # their layers have rows of their own
        place = tree
        *parents, last = name.split(".")
        for part in parents:
            place = place.setdefault(part, OrderedDict())
        place[last] = module(row["layer"], shapes)

    def nest(node):
        return nn.Sequential(OrderedDict((k, nest(v) if isinstance(v, OrderedDict) else v) for k, v in node.items()))

    network = nest(tree)
    tensors = read(weights)
    network.load_state_dict(tensors, strict=True)
    equal = all(torch.equal(v, tensors[k]) for k, v in network.state_dict().items() if k in tensors)
    print(f"{len(tensors)} tensors, {sum(p.numel() for p in network.parameters())} parameters, "
          f"loaded strictly{'' if equal else ', NOT EQUAL'}")


main(*sys.argv[1:])
