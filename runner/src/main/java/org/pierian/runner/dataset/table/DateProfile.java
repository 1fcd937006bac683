package org.pierian.runner.dataset.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;

/// What the dates of a column show.
final class DateProfile {

    private static final int TRIED = 50;
    private static final int FEW = 10; // one in so many
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final Map<DateOrder, Seen> seen = new EnumMap<>(DateOrder.class);
    private int cells;

    /// The dates in one order.
    private static final class Seen {
        private final Set<Integer> years = new HashSet<>();
        private final Set<Integer> months = new HashSet<>();
        private final Set<Integer> weekdays = new HashSet<>();
        private boolean hasTimes;
        private boolean isFar;
        private final OddCells odd = new OddCells();
        private int count;

        void add(DateCell date) {
            count++;
            int year = date.local().getYear();
            isFar |= year < FIRST_YEAR || year > LAST_YEAR;
            years.add(year);
            months.add(date.local().getMonthValue());
            weekdays.add(date.local().getDayOfWeek().getValue());
            hasTimes |= date.secondsOfDay() != 0;
        }
    }

    DateProfile() {
        for (DateOrder order : DateOrder.values()) {
            seen.put(order, new Seen());
        }
    }

    /// Looks at a cell that is not missing.
    void add(String cell, long line) {
        cells++;
        for (Map.Entry<DateOrder, Seen> order : seen.entrySet()) {
            Seen dates = order.getValue();
            if (dates.count > 0 || cells <= TRIED) {
                DateCell.parse(cell, order.getKey()).ifPresentOrElse(dates::add, () -> dates.odd.add(cell, line));
            }
        }
    }

    /// The orders in which all cells but a few are dates of the years 1900 to 2100, the one with the fewest odd cells
    /// first.
    List<DateOrder> orders() {
        List<DateOrder> orders = new ArrayList<>();
        seen.forEach((order, dates) -> {
            if (dates.count > 0 && FEW * (cells - dates.count) <= dates.count && !dates.isFar) {
                orders.add(order);
            }
        });
        orders.sort(Comparator.comparingInt(order -> -of(order).count));
        return orders;
    }

    /// The parts that differ from date to date; seconds where the year is the same in all, as nothing else tells the
    /// time that goes by.
    List<DatePart> parts(DateOrder order) {
        Seen dates = of(order);
        List<DatePart> parts = new ArrayList<>();
        parts.add(dates.years.size() > 1 ? DatePart.YEAR : DatePart.SECONDS);
        if (dates.months.size() > 1) {
            parts.add(DatePart.MONTH);
        }
        if (dates.weekdays.size() > 1) {
            parts.add(DatePart.WEEKDAY);
        }
        if (dates.hasTimes) {
            parts.add(DatePart.HOUR);
        }
        return parts;
    }

    /// The cells that are no dates in that order.
    OddCells odd(DateOrder order) {
        return of(order).odd;
    }

    private Seen of(DateOrder order) {
        return Optional.ofNullable(seen.get(order)).orElseThrow();
    }
}
