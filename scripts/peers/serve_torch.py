"""Serves a run's weights with PyTorch behind Python's http.server: serve_torch.py RUN PORT [HTTP/1.1].

The network is that of examples/specs/mnist-mlp.yaml: linear layers with relu between them. Without the third argument
connections are closed after each answer, as http.server does by default; with it they are kept, and nothing waits for
acknowledgements.
"""
import json
import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import blas
import torch


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            part = bytearray(data[8 + size + start:8 + size + end])
            tensors[name] = torch.frombuffer(part, dtype=torch.float32).reshape(entry["shape"])
    return tensors


weights = read(sys.argv[1] + "/weights.safetensors")
layers = []
for name in sorted({int(key.split(".")[0]) for key in weights}):
    weight = weights[f"{name}.weight"]
    linear = torch.nn.Linear(weight.shape[1], weight.shape[0])
    linear.load_state_dict({"weight": weight, "bias": weights[f"{name}.bias"]})
    layers += [linear, torch.nn.ReLU()]
network = torch.nn.Sequential(*layers[:-1]).eval()
blas.use_threads(1)


class Handler(BaseHTTPRequestHandler):
    protocol_version = sys.argv[3] if len(sys.argv) > 3 else "HTTP/1.0"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with torch.inference_mode():
            inputs = torch.tensor(body["image"], dtype=torch.float32).reshape(1, -1) / 255
            best = int(network(inputs).argmax())
        answer = json.dumps({"predictions": [{"file": "body", "image": "0", "prediction": str(best)}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.wfile.flush()

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 256


Server(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
