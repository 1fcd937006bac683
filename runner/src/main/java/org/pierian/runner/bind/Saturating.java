package org.pierian.runner.bind;

/// Arithmetic of amounts that are never negative, in which too much stays too much.
final class Saturating {

    private Saturating() {}

    /// The product, or the largest number.
    static long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    /// The sum, or the largest number.
    static long sum(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }
}
