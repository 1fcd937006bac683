package org.pierian.runner.dataset.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// The one text of a number, whatever type it has in a database: the digits of its exact decimal value without
/// zeros at either end, `-12.5`; from 10^21 on, and below 10^-6, with an exponent, `1.5e-7`.
///
/// The bounds are those of ECMAScript's `Number::toString`.
final class NumberText {

    private static final int MOST_DIGITS = 21;
    private static final int MOST_ZEROS = -6;
    /// Characters of the longest that [#writeSimple] writes: a sign, 15 digits, and a point.
    static final int LONGEST_SIMPLE = 17;

    private static final double EXACT = 1e15;
    private static final int DECIMALS = 8;
    private static final double SHIFT = 1e8;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    /// From here to [#PLAIN_BELOW] Java writes numbers as here, apart from integers.
    private static final double PLAIN_FROM = 1e-3;

    private static final double PLAIN_BELOW = 1e7;
    private static final String WHOLE = ".0";

    private NumberText() {}

    static String of(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        long point = (long) digits.length() - stripped.scale(); // digits before the point
        if (point > MOST_ZEROS && point <= MOST_DIGITS) {
            return stripped.toPlainString();
        }
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + (point - 1);
    }

    /// The shortest decimal that is nearest to this number and no other; `NaN`, `Infinity` and `-Infinity`.
    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        byte[] written = new byte[LONGEST_SIMPLE];
        int length = writeSimple(number, written, 0);
        if (length > 0) {
            return new String(written, 0, length, StandardCharsets.ISO_8859_1);
        }
        if (isNegativeZero(number)) {
            return "-0";
        }
        String text = Double.toString(number);
        return isPlain(number) ? text : of(new BigDecimal(text));
    }

    /// Writes what [#of(double)] gives for an integer below 10^15, or a number from 0.001 to 10^7 that has at most 8
    /// decimals: of two decimals with at most 15 digits, one number of binary64 is the nearest to only one.
    ///
    /// @param to receives the characters, at most [#LONGEST_SIMPLE]
    /// @param at place of the first
    /// @return place behind the last; `at` for any other number, of which nothing is written
    static int writeSimple(double number, byte[] to, int at) {
        double size = Math.abs(number);
        if (size == Math.rint(size) && size < EXACT) {
            return isNegativeZero(number) ? at : write(number < 0, (long) size, 0, to, at);
        }
        long digits = (long) Math.rint(size * SHIFT);
        if (!isPlain(number) || digits / SHIFT != size) {
            return at;
        }
        int decimals = DECIMALS;
        for (; digits % 10 == 0; digits /= 10) {
            decimals--;
        }
        return write(number < 0, digits, decimals, to, at);
    }

    private static int write(boolean isNegative, long digits, int decimals, byte[] to, int at) {
        int whole = 1; // digits before the point
        for (long rest = digits / POWERS[decimals]; rest >= 10; rest /= 10) {
            whole++;
        }
        int first = isNegative ? at + 1 : at;
        int end = first + whole + (decimals > 0 ? 1 + decimals : 0);
        long left = digits;
        for (int i = end - 1; i >= first; i--) {
            if (decimals > 0 && i == first + whole) {
                to[i] = '.';
            } else {
                to[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
        if (isNegative) {
            to[at] = '-';
        }
        return end;
    }

    /// The same among numbers of 32 bits.
    static String of(float number) {
        if (!Float.isFinite(number)) {
            return Float.toString(number);
        }
        if (number == 0) {
            return isNegativeZero(number) ? "-0" : "0";
        }
        String text = Float.toString(number);
        if (!isPlain(number)) {
            return of(new BigDecimal(text));
        }
        return text.endsWith(WHOLE) ? text.substring(0, text.length() - WHOLE.length()) : text;
    }

    private static boolean isPlain(double number) {
        double size = Math.abs(number);
        return size >= PLAIN_FROM && size < PLAIN_BELOW;
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }
}
