package org.pierian.spec.read;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pierian.spec.yaml.Limits;

/// How readers of YAML 1.1 and of YAML 1.2 read an ambiguous number.
///
/// @param text the label
/// @param values the distinct decimal numbers among the readings
record Readings(String text, List<String> values) {

    static Readings of(String text) {
        if (text.length() > Limits.DIGITS) {
            return new Readings("YAML readers disagree about this", List.of());
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        String sign = text.charAt(0) == '-' ? "-" : "";
        String body = signed ? text.substring(1) : text;
        String digits = body.replace("_", "");
        boolean point = body.indexOf('.') >= 0 || body.indexOf('e') >= 0 || body.indexOf('E') >= 0;
        if (body.startsWith("0x") || body.startsWith("0X")) {
            String value = sign + integer(digits.substring(2), 16);
            return body.indexOf('_') >= 0 ? of(value, "text") : of(value, value);
        } else if (body.startsWith("0o") || body.startsWith("0O")) {
            return of("text", sign + integer(digits.substring(2), 8));
        } else if (body.startsWith("0b") || body.startsWith("0B")) {
            return of(sign + integer(digits.substring(2), 2), "text");
        } else if (body.indexOf(':') >= 0) {
            return of(sign + sexagesimal(body), "text");
        } else if (body.indexOf('_') >= 0) {
            return of(sign + withoutZeros(digits), "text");
        } else if (point) {
            return of(sign + withoutZeros(body), sign + withoutZeros(body));
        }
        boolean octal = body.chars().allMatch(c -> c < '8');
        return of(octal ? sign + integer(body, 8) : "text", sign + withoutZeros(body));
    }

    private static Readings of(String yaml11, String yaml12) {
        List<String> values = new ArrayList<>();
        for (String reading : List.of(yaml11, yaml12)) {
            if (!reading.equals("text") && !values.contains(reading)) {
                values.add(reading);
            }
        }
        String text = yaml11.equals(yaml12)
                ? "some YAML readers read this as text, others as " + yaml11
                : "YAML 1.1 reads this as " + yaml11 + ", YAML 1.2 as " + yaml12;
        return new Readings(text, List.copyOf(values));
    }

    private static String integer(String digits, int base) {
        return digits.isEmpty() ? "text" : new BigInteger(digits, base).toString();
    }

    /// `1:30` is 90, in base 60.
    private static String sexagesimal(String text) {
        long value = 0;
        for (int i = 0, from = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ':') {
                String part = text.substring(from, i).replace("_", "");
                if (part.isEmpty() || part.length() > 4 || part.indexOf('.') >= 0) {
                    return "text";
                }
                value = value * 60 + Long.parseLong(part);
                from = i + 1;
            }
        }
        return Long.toString(value);
    }

    private static String withoutZeros(String digits) {
        int i = 0;
        while (i + 1 < digits.length()
                && digits.charAt(i) == '0'
                && digits.charAt(i + 1) >= '0'
                && digits.charAt(i + 1) <= '9') {
            i++;
        }
        return digits.substring(i);
    }
}
