package org.pierian.runner.dataset.table;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.ThousandsMark;
import org.pierian.spec.language.Words;

/// How the numbers of a table are written: as in JSON, but for the mark before the decimals and marks between groups of
/// three digits.
///
/// @param decimal the mark before the decimals
/// @param thousands the mark between groups of three digits, if there may be one
public record NumberFormat(DecimalMark decimal, Optional<ThousandsMark> thousands) {

    private static final int GROUP = 3;

    /// The numbers of JSON.
    public static final NumberFormat JSON = new NumberFormat(DecimalMark.POINT, Optional.empty());

    /// Every format that a spec can declare, the plainest first.
    public static final List<NumberFormat> ALL = List.of(
            JSON,
            new NumberFormat(DecimalMark.COMMA, Optional.empty()),
            with(DecimalMark.POINT, ThousandsMark.COMMA),
            with(DecimalMark.COMMA, ThousandsMark.POINT),
            with(DecimalMark.POINT, ThousandsMark.SPACE),
            with(DecimalMark.COMMA, ThousandsMark.SPACE),
            with(DecimalMark.POINT, ThousandsMark.APOSTROPHE),
            with(DecimalMark.COMMA, ThousandsMark.APOSTROPHE));

    private static NumberFormat with(DecimalMark decimal, ThousandsMark thousands) {
        return new NumberFormat(decimal, Optional.of(thousands));
    }

    /// The number as JSON has it; empty for whatever is not a number in this format.
    public Optional<String> json(String cell) {
        if (equals(JSON)) {
            return NumberCell.isNumber(cell) ? Optional.of(cell) : Optional.empty();
        }
        int end = NumberCell.digitsEnd(cell, this::isGroupMark);
        boolean hasDecimals = end < cell.length() && cell.charAt(end) == decimalCharacter();
        if (end < cell.length() && !hasDecimals && cell.charAt(end) != 'e' && cell.charAt(end) != 'E') {
            return Optional.empty();
        }
        String rest = hasDecimals ? "." + cell.substring(end + 1) : cell.substring(end);
        return ungrouped(cell.substring(0, end)).map(whole -> whole + rest).filter(NumberCell::isNumber);
    }

    /// Whether a cell is a number in this format.
    public boolean matches(String cell) {
        return json(cell).isPresent();
    }

    char decimalCharacter() {
        return decimal == DecimalMark.POINT ? '.' : ',';
    }

    private boolean isGroupMark(char c) {
        return thousands.isPresent()
                && switch (thousands.get()) {
                    case POINT -> c == '.';
                    case COMMA -> c == ',';
                    case APOSTROPHE -> c == '\'' || c == '\u2019';
                    case SPACE -> c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
                };
    }

    /// The digits before the decimals without marks; empty where groups are not of three digits.
    private Optional<String> ungrouped(String whole) {
        StringBuilder digits = new StringBuilder(whole.length());
        int group = 0;
        boolean grouped = false;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (isGroupMark(c)) {
                if (grouped ? group != GROUP : group < 1 || group > GROUP) {
                    return Optional.empty();
                }
                grouped = true;
                group = 0;
            } else {
                digits.append(c);
                group += c == '-' ? 0 : 1;
            }
        }
        return grouped && group != GROUP ? Optional.empty() : Optional.of(digits.toString());
    }

    /// The keys that declare this format, `decimal: comma` and `thousands: "."`; none for the numbers of JSON.
    public String keys() {
        String mark = thousands.map(Words::ofConstant).orElse("");
        String group = mark.isEmpty() ? "" : "`thousands: " + (mark.length() == 1 ? '"' + mark + '"' : mark) + "`";
        String point = decimal == DecimalMark.COMMA ? "`decimal: comma`" : "";
        return point + (point.isEmpty() || group.isEmpty() ? "" : " and ") + group;
    }
}
