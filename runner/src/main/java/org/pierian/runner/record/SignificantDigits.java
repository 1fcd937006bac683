package org.pierian.runner.record;

import java.util.Locale;

/// Numbers as a person reads them: with at least four significant digits, however small they are.
public final class SignificantDigits {

    private static final double PLAIN_BELOW = 1e7;
    private static final double PLAIN_FROM = 1e-4;
    private static final double WITHOUT_CENTS = 1000;

    private SignificantDigits() {}

    /// For example `0.9500`, `0.003012`, `1.234e-07`, `18823.1`, and `0` for zero alone.
    public static String of(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (size >= PLAIN_BELOW || size < PLAIN_FROM) {
            return String.format(Locale.US, "%.3e", value);
        }
        if (size >= WITHOUT_CENTS) {
            return String.format(Locale.US, "%.1f", value);
        }
        int decimals = 4;
        for (double rest = size; rest < 0.1; rest *= 10) {
            decimals++;
        }
        return String.format(Locale.US, "%." + decimals + "f", value);
    }
}
