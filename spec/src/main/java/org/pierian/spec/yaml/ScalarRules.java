package org.pierian.spec.yaml;

import java.util.Locale;

/// Decides the type of a scalar, without regular expressions and in one pass.
public final class ScalarRules {

    private ScalarRules() {}

    /// The type of a scalar.
    public static ScalarForm form(Node.Scalar scalar) {
        return scalar.plain() ? plainForm(scalar.text()) : ScalarForm.TEXT;
    }

    /// The type of a text without quotes.
    public static ScalarForm plainForm(String text) {
        if (text.isEmpty()) {
            return ScalarForm.NULL;
        }
        char first = text.charAt(0);
        boolean numeric = isDigit(first) || first == '+' || first == '-' || first == '.';
        if (numeric) {
            return numericForm(text);
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> ScalarForm.NULL;
            case "true", "false" -> ScalarForm.BOOLEAN;
            default -> isSpelledNotFinite(text) ? ScalarForm.NOT_FINITE : ScalarForm.TEXT;
        };
    }

    /// How many digits a text has.
    public static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static ScalarForm numericForm(String text) {
        int start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int i = skipDigits(text, start);
        int whole = i - start;
        int fraction = 0;
        boolean point = i < text.length() && text.charAt(i) == '.';
        if (point) {
            int end = skipDigits(text, i + 1);
            fraction = end - i - 1;
            i = end;
        }
        boolean exponent = false;
        if (whole + fraction > 0 && i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int digits = i + 1;
            digits += digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-') ? 1 : 0;
            int end = skipDigits(text, digits);
            exponent = end > digits;
            i = exponent ? end : i;
        }
        if (whole + fraction == 0 || i < text.length()) {
            return otherForm(text, start);
        }
        boolean leadingZero = whole > 1 && text.charAt(start) == '0';
        if (leadingZero) {
            return ScalarForm.AMBIGUOUS;
        }
        return point || exponent ? ScalarForm.DECIMAL : ScalarForm.INTEGER;
    }

    private static ScalarForm otherForm(String text, int start) {
        if (isSpelledNotFinite(text.substring(start))) {
            return ScalarForm.NOT_FINITE;
        }
        boolean digitFirst = start < text.length() && isDigit(text.charAt(start));
        return digitFirst && (isOtherBase(text, start) || isGrouped(text, start))
                ? ScalarForm.AMBIGUOUS
                : ScalarForm.TEXT;
    }

    /// `0x1F`, `0o17`, `0b101`.
    private static boolean isOtherBase(String text, int start) {
        if (text.length() < start + 3 || text.charAt(start) != '0') {
            return false;
        }
        int base = switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        for (int i = start + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (base == 0 || (c != '_' && (c > 'f' || Character.digit(c, base) < 0))) {
                return false;
            }
        }
        return true;
    }

    /// `1_000` and `1:30`, which YAML 1.1 reads as numbers.
    private static boolean isGrouped(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && c != '_' && c != ':' && c != '.') {
                return false;
            }
        }
        return text.indexOf('_') >= 0 || text.indexOf(':') >= 0;
    }

    private static boolean isSpelledNotFinite(String text) {
        if (text.length() > 9) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".inf", ".nan", "inf", "nan", "infinity" -> true;
            default -> false;
        };
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
