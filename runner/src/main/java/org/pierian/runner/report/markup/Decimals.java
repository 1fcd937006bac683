package org.pierian.runner.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers for places on a page, with at most two decimals, and for curves, with few digits.
public final class Decimals {

    private static final int HUNDRED = 100;
    private static final double LARGEST = 1e9;
    private static final int MOST_ZEROS = 6; // behind the digits of a large number

    private Decimals() {}

    /// `12`, `12.5`, `-0.25`.
    ///
    /// @throws IllegalArgumentException when it is not finite, or no place on any page
    public static String of(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("no place on a page: " + value);
        }
        long hundredths = Math.round(value * HUNDRED);
        long size = Math.abs(hundredths);
        StringBuilder text = new StringBuilder(hundredths < 0 ? "-" : "").append(size / HUNDRED);
        long rest = size % HUNDRED;
        if (rest > 0) {
            text.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                text.append(rest % 10);
            }
        }
        return text.toString();
    }

    /// The number with some significant digits, as JSON has numbers; `null` where it is not finite.
    ///
    /// @param digits at least 1
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(value);
        int scale = digits - (exact.precision() - exact.scale());
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_EVEN).stripTrailingZeros();
        int decimals = rounded.scale();
        return decimals > digits + 3 || decimals < -MOST_ZEROS ? rounded.toString() : rounded.toPlainString();
    }
}
