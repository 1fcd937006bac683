package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.spec.DecimalMark;
import org.pierian.spec.Separator;
import org.pierian.spec.ThousandsMark;

/// Finds out how the numbers of a table are written: in the format in which most of its columns hold numbers. Where two
/// formats read the table equally well and differently, both readings are told.
///
/// @param format the format
/// @param notes the other reading, if there is one
record FormatFinder(NumberFormat format, List<String> notes) {

    /// How well a format reads the columns.
    private record Fit(NumberFormat format, int columns, long cells) {}

    /// Looks at rows.
    ///
    /// @param rows rows of the same width, cells without blanks around them
    /// @param separator what separates the cells; a comma there is seldom one before decimals
    static FormatFinder of(List<List<String>> rows, int width, Separator separator) {
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            columns.add(SampleRows.column(rows, c));
        }
        List<Fit> fits = new ArrayList<>();
        for (NumberFormat format : NumberFormat.ALL) {
            fits.add(fit(format, columns));
        }
        NumberFormat unlikely = separator == Separator.COMMA
                ? new NumberFormat(DecimalMark.COMMA, Optional.empty())
                : new NumberFormat(DecimalMark.POINT, Optional.of(ThousandsMark.COMMA));
        Comparator<Fit> better = Comparator.comparingInt(Fit::columns).thenComparingLong(Fit::cells);
        Comparator<Fit> likelier = Comparator.comparing(fit -> !fit.format().equals(unlikely));
        Comparator<Fit> plainer = Comparator.comparingInt(fit -> -NumberFormat.ALL.indexOf(fit.format()));
        Fit best = fits.stream()
                .max(better.thenComparing(likelier).thenComparing(plainer))
                .orElseThrow();
        List<String> notes = new ArrayList<>();
        for (Fit other : fits) {
            if (notes.isEmpty() && better.compare(best, other) == 0) {
                note(best.format(), other.format(), columns).ifPresent(notes::add);
            }
        }
        return new FormatFinder(best.format(), notes);
    }

    private static Fit fit(NumberFormat format, List<List<String>> columns) {
        int count = 0;
        long cells = 0;
        for (List<String> column : columns) {
            long numbers = column.stream().filter(format::matches).count();
            if (numbers > 0 && 10 * numbers >= 9L * column.size()) {
                count++;
                cells += numbers;
            }
        }
        return new Fit(format, count, cells);
    }

    private static Optional<String> note(NumberFormat one, NumberFormat other, List<List<String>> columns) {
        for (List<String> column : columns) {
            for (String cell : column) {
                Optional<String> first = one.json(cell);
                Optional<String> second = other.json(cell);
                if (first.isPresent() && second.isPresent() && !first.equals(second)) {
                    String keys = other.keys();
                    return Optional.of("`" + BadCells.shown(cell) + "` is read as " + first.get() + "; if it is "
                            + second.get() + ", "
                            + (keys.isEmpty() ? "delete `decimal` and `thousands`" : "write " + keys));
                }
            }
        }
        return Optional.empty();
    }
}
