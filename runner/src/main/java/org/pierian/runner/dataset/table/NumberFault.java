package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.DataMistake;

/// Says what is wrong with a cell that is not a number, and how to write the number that is probably meant. Where two
/// numbers may be meant, both are named.
final class NumberFault {

    private static final Pattern UNDERSCORES = Pattern.compile("-?\\d{1,3}(_\\d{3})+");
    private static final String REWRITE = "write numbers as in JSON: `0.5`, `-12`, `1e-3`";
    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "-inf", "+inf", "infinity", "-infinity");

    private NumberFault() {}

    /// @param format how the numbers of the table are written
    /// @param cell what is not a number in that format, or too large
    static CellFault of(NumberFormat format, String cell) {
        if (format.matches(cell)) {
            return CellFault.number("is too large for a 32-bit float", "fix the file");
        }
        if (format.matches(cell.strip())) {
            return CellFault.number("has blanks around the number", "write `trim: true`, or fix the file");
        }
        return otherFormat(format, cell)
                .or(() -> rewritten(format, cell))
                .orElseGet(() -> new CellFault(
                        DataMistake.NOT_A_NUMBER,
                        NOT_FINITE.contains(cell.toLowerCase(Locale.ROOT))
                                ? "is not a finite number"
                                : "is not a number",
                        "fix the file",
                        true));
    }

    /// Whether the cell seems to be a number that is only written in another way.
    static boolean isNumberLike(String cell) {
        return otherFormat(NumberFormat.JSON, cell).isPresent()
                || rewritten(NumberFormat.JSON, cell).isPresent()
                || NumberCell.isNumber(cell.strip());
    }

    /// A number in another format, or in several ones.
    private static Optional<CellFault> otherFormat(NumberFormat format, String cell) {
        List<NumberFormat> others = new ArrayList<>();
        List<String> readings = new ArrayList<>();
        for (NumberFormat other : NumberFormat.ALL) {
            Optional<String> number = other.json(cell);
            if (number.isPresent() && !readings.contains(number.get())) {
                others.add(other);
                readings.add(number.get());
            }
        }
        if (others.isEmpty()) {
            return UNDERSCORES.matcher(cell).matches()
                    ? Optional.of(CellFault.number("has separators between the digits; remove them", "fix the file"))
                    : Optional.empty();
        }
        return Optional.of(
                others.size() > 1
                        ? ambiguous(cell, others, readings)
                        : CellFault.number(
                                fault(format, others.getFirst(), cell, readings.getFirst()),
                                advice(others.getFirst(), cell, readings.getFirst())));
    }

    private static CellFault ambiguous(String cell, List<NumberFormat> others, List<String> readings) {
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            String keys = others.get(i).keys();
            ways.add((keys.isEmpty() ? "neither `decimal` nor `thousands`" : keys) + " where `" + cell + "` is "
                    + readings.get(i));
        }
        return CellFault.number(
                "may be " + String.join(" or ", readings),
                ways.stream().collect(Collectors.joining(", ", "write ", "; or fix the file")));
    }

    private static String fault(NumberFormat format, NumberFormat other, String cell, String number) {
        if (!format.equals(NumberFormat.JSON)) {
            String keys = format.keys();
            return "is " + number + " in another form, and the spec says " + keys;
        }
        boolean grouped = other.thousands().isPresent();
        boolean decimals = cell.indexOf(other.decimalCharacter()) >= 0;
        if (!grouped) {
            return "has a decimal comma; write a point";
        }
        return decimals
                ? "has marks between the digits and decimals; it is " + number
                : "has separators between the digits; remove them";
    }

    private static String advice(NumberFormat other, String cell, String number) {
        String keys = other.keys();
        return keys.isEmpty()
                ? "write the numbers of all rows in one form"
                : "write " + keys + ", and `" + BadCells.shown(cell) + "` is " + number + "; or fix the file";
    }

    /// A number of JSON but for a sign, a zero that is left out, or something beside it.
    private static Optional<CellFault> rewritten(NumberFormat format, String cell) {
        String text = cell.strip();
        boolean minus = !text.isEmpty() && "\u2212\u2013\u2012\uFF0D".indexOf(text.charAt(0)) >= 0;
        if (minus && format.matches("-" + text.substring(1))) {
            String code = String.format(Locale.US, "U+%04X", (int) text.charAt(0));
            return write("has the sign " + code + " for minus", "-" + text.substring(1));
        }
        if (text.startsWith("+") && format.matches(text.substring(1))) {
            return write("has a plus sign", text.substring(1));
        }
        String sign = text.startsWith("-") ? "-" : "";
        String digits = text.substring(sign.length());
        String point = String.valueOf(format.decimalCharacter());
        if (digits.startsWith(point) && format.matches(sign + "0" + digits)) {
            return write("has no digit before the decimals", sign + "0" + digits);
        }
        if (digits.endsWith(point) && format.matches(sign + digits.substring(0, digits.length() - 1))) {
            return write("has no digit after the point", sign + digits.substring(0, digits.length() - 1));
        }
        String shorter = digits.replaceFirst("^0+(?=[0-9])", "");
        if (!shorter.equals(digits) && format.matches(sign + shorter)) {
            return Optional.of(CellFault.number(
                    "begins with zeros; write `" + sign + shorter + "`",
                    "a code such as a postcode is no number: name its column in `categorical`, or leave it out"));
        }
        String alone =
                text.replaceFirst("^[$\u20AC\u00A3\u00A5]\\s*", "").replaceFirst("\\s*[%$\u20AC\u00A3\u00A5]$", "");
        return !alone.equals(text) && format.matches(alone)
                ? Optional.of(CellFault.number(
                        "has a unit beside the number", "write numbers alone, in all rows in the same unit"))
                : Optional.empty();
    }

    private static Optional<CellFault> write(String fault, String number) {
        return Optional.of(CellFault.number(fault + "; write `" + number + "`", REWRITE));
    }
}
