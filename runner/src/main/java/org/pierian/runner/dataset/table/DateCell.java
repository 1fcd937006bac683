package org.pierian.runner.dataset.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pierian.spec.DateOrder;

/// A cell that holds a date, or a date and a time.
///
/// @param local the date and time as they are written
/// @param offset how far the written time is ahead of UTC, in seconds; 0 where nothing is written
record DateCell(LocalDateTime local, int offset) {

    private static final String MARK = "([-/.])";
    private static final String TIME = "(?:(?:[T ]|, ?) ?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
            + "(?: ?([AaPp])[.]?[Mm][.]?)? ?(Z|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})" + MARK + "(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})" + MARK + "(\\d{1,2})\\2(\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})()(\\d{2})(\\d{2})" + TIME);
    private static final int NANO_DIGITS = 9;
    private static final int NOON = 12;
    private static final double DAY = 86_400;
    private static final double NANOS = 1e9;

    /// The date in a cell; empty for whatever is not one, in that order.
    static Optional<DateCell> parse(String cell, DateOrder order) {
        return switch (order) {
            case YEAR_MONTH_DAY -> find(YEAR_FIRST, cell, 1, 3, 4).or(() -> find(COMPACT, cell, 1, 3, 4));
            case DAY_MONTH_YEAR -> find(YEAR_LAST, cell, 4, 3, 1);
            case MONTH_DAY_YEAR -> find(YEAR_LAST, cell, 4, 1, 3);
        };
    }

    private static Optional<DateCell> find(Pattern pattern, String cell, int year, int month, int day) {
        Matcher found = pattern.matcher(cell);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(found, year),
                    number(found, month),
                    number(found, day),
                    hour(found),
                    number(found, 6),
                    number(found, 7),
                    nano(found));
            return Optional.of(new DateCell(local, offset(found)));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as the 31st of February
        }
    }

    private static int number(Matcher found, int group) {
        String digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int hour(Matcher found) {
        int hour = number(found, 5);
        String half = found.group(9);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > NOON) {
            throw new DateTimeException("hour " + hour);
        }
        return hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
    }

    private static int nano(Matcher found) {
        String digits = found.group(8);
        return digits == null ? 0 : Integer.parseInt((digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    private static int offset(Matcher found) {
        String zone = found.group(10);
        return zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds();
    }

    /// Seconds since 1970 in UTC.
    double seconds() {
        return local.toLocalDate().toEpochDay() * DAY - offset + secondsOfDay();
    }

    /// Seconds since midnight.
    double secondsOfDay() {
        return local.toLocalTime().toNanoOfDay() / NANOS;
    }
}
