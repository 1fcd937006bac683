package org.pierian.runner.dataset.sql;

import java.math.BigDecimal;

/// The one text of a number, whatever type it has in a database: the digits of its exact decimal value without
/// zeros at either end, `-12.5`; from 10^21 on, and below 10^-6, with an exponent, `1.5e-7`.
///
/// The bounds are those of ECMAScript's `Number::toString`.
final class NumberText {

    private static final int MOST_DIGITS = 21;
    private static final int MOST_ZEROS = -6;
    private static final double EXACT = 1e15;
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
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            return isNegativeZero(number) ? "-0" : Long.toString((long) number);
        }
        String text = Double.toString(number);
        return isPlain(number) ? text : of(new BigDecimal(text));
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
