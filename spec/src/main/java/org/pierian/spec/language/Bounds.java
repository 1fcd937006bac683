package org.pierian.spec.language;

import org.pierian.spec.Range;

/// The numbers that a key accepts.
///
/// @param min the smallest, or minus infinity
/// @param max the largest, or infinity
/// @param aboveMin whether `min` itself is refused
/// @param belowMax whether `max` itself is refused
public record Bounds(double min, double max, boolean aboveMin, boolean belowMax) {

    static Bounds of(Range range) {
        return new Bounds(range.min(), range.max(), range.aboveMin(), range.belowMax());
    }

    /// Whether a number is accepted.
    public boolean accepts(double value) {
        boolean low = aboveMin ? value > min : value >= min;
        boolean high = belowMax ? value < max : value <= max;
        return low && high;
    }

    /// For example "at least 0 and below 1".
    public String text() {
        String low = min == Double.NEGATIVE_INFINITY ? "" : (aboveMin ? "above " : "at least ") + number(min);
        String high = max == Double.POSITIVE_INFINITY ? "" : (belowMax ? "below " : "at most ") + number(max);
        if (min == max) {
            return number(min);
        }
        return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
