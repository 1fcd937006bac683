#!/usr/bin/env python3
"""Computes the coefficients of `Normal` in core, from t^14 down to 1, with 50 digits, and prints their relative error.

They are the polynomial in t = (a - 4) / (a + 4) through (a + 4) R(a) at 15 Chebyshev nodes of t for a from 0 to 15, where R is
Mills' ratio, the probability beyond a divided by the density. Needs mpmath (Debian: apt install python3-mpmath).
"""

import mpmath

CENTRE, END, NODES = 4, 15, 15


def scaled_ratio(a):
    return (a + CENTRE) * mpmath.sqrt(mpmath.pi / 2) * mpmath.erfc(a / mpmath.sqrt(2)) * mpmath.exp(a * a / 2)


def position(a):
    return (a - CENTRE) / (a + CENTRE)


def main():
    mpmath.mp.dps = 50
    last = position(mpmath.mpf(END))
    nodes = [(mpmath.cos(mpmath.pi * (i + mpmath.mpf(1) / 2) / NODES) + 1) / 2 * (last + 1) - 1 for i in range(NODES)]
    powers = mpmath.matrix(NODES, NODES)
    values = mpmath.matrix(NODES, 1)
    for i, t in enumerate(nodes):
        values[i] = scaled_ratio(CENTRE * (1 + t) / (1 - t))
        for n in range(NODES):
            powers[i, n] = t**n
    coefficients = [float(c) for c in reversed(mpmath.lu_solve(powers, values))]
    for c in coefficients:
        print(c.hex())
    places = [mpmath.mpf(END) * i / 5000 for i in range(5001)]
    worst = max(abs(mpmath.polyval(coefficients, position(a)) / scaled_ratio(a) - 1) for a in places)
    print("largest relative error:", mpmath.nstr(worst, 2))


main()
