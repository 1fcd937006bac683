package org.pierian.runner.dataset.table;

import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;
import org.pierian.spec.language.Words;

/// Reads dates as the parts that are wanted of them, cycles from 0.
///
/// @param parts what is wanted
/// @param order the order in which a date is written
record DateReader(List<DatePart> parts, DateOrder order) implements CellReader {

    @Override
    public int width() {
        return parts.size();
    }

    @Override
    public Optional<CellFault> read(String cell, double[] raw, int at) {
        Optional<DateCell> date = DateCell.parse(cell, order);
        if (date.isEmpty()) {
            return Optional.of(fault(cell));
        }
        for (int p = 0; p < parts.size(); p++) {
            raw[at + p] = part(date.get(), parts.get(p));
        }
        return Optional.empty();
    }

    private static double part(DateCell date, DatePart part) {
        return switch (part) {
            case YEAR -> date.local().getYear();
            case MONTH -> date.local().getMonthValue() - 1;
            case WEEKDAY -> date.local().getDayOfWeek().getValue() - 1;
            case HOUR -> date.secondsOfDay();
            case SECONDS -> date.seconds();
        };
    }

    private CellFault fault(String cell) {
        for (DateOrder other : DateOrder.values()) {
            if (other != order && DateCell.parse(cell, other).isPresent()) {
                return new CellFault(
                        DataMistake.NOT_A_DATE,
                        "is no date in the order " + Words.ofConstant(order),
                        "write `order: " + Words.ofConstant(other) + "` if all dates are written so",
                        false);
            }
        }
        return new CellFault(
                DataMistake.NOT_A_DATE, "is not a date", "write dates as `2024-01-31` or `2024-01-31 12:30:00`", true);
    }
}
