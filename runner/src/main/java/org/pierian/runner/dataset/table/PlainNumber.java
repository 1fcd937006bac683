package org.pierian.runner.dataset.table;

import java.nio.charset.StandardCharsets;

/// Reads the decimals that one operation of binary64 makes: at most 15 digits, divided by a power of ten of at
/// most 22. Digits and power are exact then, so that the division rounds once, as the number itself would be.
///
/// **Source:** Clinger 1990, *How to read floating point numbers accurately*, sec. 3.
public final class PlainNumber {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST = MOST_DIGITS + 2; // a sign, and a point

    private PlainNumber() {}

    /// The number that [Double#parseDouble] reads.
    ///
    /// @return NaN for whatever is not written as digits with perhaps a point among them, in the grammar of JSON,
    /// or has too many digits
    static double parse(String cell) {
        int length = cell.length();
        return length > LONGEST ? Double.NaN : parse(cell.getBytes(StandardCharsets.ISO_8859_1), 0, length);
    }

    /// The number that [Double#parseDouble] reads in some characters of ASCII.
    ///
    /// @param text holds them; other bytes are of no number
    /// @param from place of the first
    /// @param end place behind the last
    /// @return NaN for the same texts as [#parse(String)]
    public static double parse(byte[] text, int from, int end) {
        boolean negative = end > from && text[from] == '-';
        int first = negative ? from + 1 : from;
        if (end - from > LONGEST) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = first; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        int whole = (point < 0 ? end : point) - first;
        int decimals = point < 0 ? 0 : end - point - 1;
        boolean padded = whole > 1 && text[first] == '0';
        if (whole == 0 || padded || (point >= 0 && decimals == 0) || whole + decimals > MOST_DIGITS) {
            return Double.NaN;
        }
        double value = digits / POWERS[decimals];
        return negative ? -value : value;
    }
}
