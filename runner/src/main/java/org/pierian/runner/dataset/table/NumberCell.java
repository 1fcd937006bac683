package org.pierian.runner.dataset.table;

/// A cell that should hold a number, by the grammar of JSON: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
public final class NumberCell {

    private NumberCell() {}

    /// The number, correctly rounded to float32 once; NaN for whatever is not a number, or too large for float32.
    static float parse(String cell) {
        if (!isNumber(cell)) {
            return Float.NaN;
        }
        float value = Float.parseFloat(cell);
        return Float.isInfinite(value) ? Float.NaN : value;
    }

    /// Whether a cell is written as a number.
    public static boolean isNumber(String cell) {
        int end = cell.length();
        int i = end > 0 && cell.charAt(0) == '-' ? 1 : 0;
        int whole = digits(cell, i);
        if (whole == i || (cell.charAt(i) == '0' && whole > i + 1)) {
            return false;
        }
        i = whole;
        if (i < end && cell.charAt(i) == '.') {
            int fraction = digits(cell, i + 1);
            if (fraction == i + 1) {
                return false;
            }
            i = fraction;
        }
        if (i < end && (cell.charAt(i) == 'e' || cell.charAt(i) == 'E')) {
            int sign = i + 1 < end && (cell.charAt(i + 1) == '+' || cell.charAt(i + 1) == '-') ? i + 2 : i + 1;
            int exponent = digits(cell, sign);
            if (exponent == sign) {
                return false;
            }
            i = exponent;
        }
        return i == end;
    }

    /// The first place from `from` on that is not a digit.
    private static int digits(String cell, int from) {
        int i = from;
        while (i < cell.length() && isDigit(cell.charAt(i))) {
            i++;
        }
        return i;
    }

    /// The place after a sign, digits, and whatever else may stand between these.
    static int digitsEnd(String cell, CharPredicate mark) {
        int i = !cell.isEmpty() && cell.charAt(0) == '-' ? 1 : 0;
        while (i < cell.length() && (isDigit(cell.charAt(i)) || mark.test(cell.charAt(i)))) {
            i++;
        }
        return i;
    }

    /// A question about a character.
    interface CharPredicate {
        /// The answer.
        boolean test(char c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
