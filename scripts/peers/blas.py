"""The threads and the BLAS of PyTorch.

Debian's PyTorch takes the system's BLAS. OpenBLAS has threads of its own, which `torch.set_num_threads` does not know: it
multiplies with all cores unless it is told. Without libopenblas0-pthread the BLAS is the reference implementation, which
is up to ten times slower, and a comparison with it flatters Pierian.
"""

import ctypes
import sys

import torch

FAST = ("openblas", "mkl", "blis", "atlas")


def use_threads(count):
    """PyTorch and its BLAS compute with so many threads. Warns where the BLAS is not a fast one."""
    torch.set_num_threads(count)
    with open("/proc/self/maps", encoding="utf-8") as maps:
        libraries = {line.split()[-1] for line in maps if ".so" in line and "blas" in line}
    for path in libraries:
        if "openblas" in path:
            ctypes.CDLL(path).openblas_set_num_threads(count)
    if libraries and not any(fast in path for path in libraries for fast in FAST):
        print(
            "warning: PyTorch multiplies by the reference BLAS, which is slow: apt install libopenblas0-pthread",
            file=sys.stderr,
        )
