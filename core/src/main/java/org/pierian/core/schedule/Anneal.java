package org.pierian.core.schedule;

/// Curves from one rate to another.
final class Anneal {

    private static final double HALF_PI = StrictMath.PI / 2;

    private Anneal() {}

    /// Half a cosine: `to + (from - to) * (1 + cos(pi u)) / 2`.
    ///
    /// The last factor is computed as the square of `cos(pi u / 2)`, for `u > 1/2` of `sin(pi (1 - u) / 2)`:
    /// nothing cancels as `u` comes near 1, and the ends are exact.
    ///
    /// @param u how far, 0 to 1
    static double cosine(double from, double to, double u) {
        double c = u <= 0.5 ? StrictMath.cos(HALF_PI * u) : StrictMath.sin(HALF_PI * (1 - u));
        return to + (from - to) * (c * c);
    }

    /// A straight line: `from + (to - from) * u`.
    ///
    /// @param u how far, 0 to 1
    static double linear(double from, double to, double u) {
        return from + (to - from) * u;
    }
}
