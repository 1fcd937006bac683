"""Says on stderr with which BLAS PyTorch multiplies matrices, if it is a slow one.

Debian's PyTorch takes the system's: without libopenblas0-pthread that is the reference implementation, which is up to ten
times slower, and a comparison with it flatters Pierian.
"""

import sys

FAST = ("openblas", "mkl", "blis", "atlas")


def warn_if_slow():
    """Warns, once PyTorch is loaded, where its BLAS is not one of the fast ones."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        libraries = {line.split()[-1].rpartition("/")[2] for line in maps if ".so" in line}
    if any("blas" in name for name in libraries) and not any(fast in name for name in libraries for fast in FAST):
        print(
            "warning: PyTorch multiplies by the reference BLAS, which is slow: apt install libopenblas0-pthread",
            file=sys.stderr,
        )
