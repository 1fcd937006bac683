package org.pierian.runner.dataset.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.pierian.runner.dataset.table.NumberFormat;
import org.pierian.runner.dataset.table.TextFile;
import org.pierian.runner.file.InputFile;
import org.pierian.spec.CommentMark;
import org.pierian.spec.Separator;

/// Finds out from its first rows how a table is written.
final class DialectFinder {

    private static final int LONGEST = 1 << 18;
    private static final List<CommentMark> MARKS =
            List.of(CommentMark.HASH, CommentMark.PERCENT, CommentMark.EXCLAMATION);

    private final String text;
    private final Dialect plain;

    private DialectFinder(String text, Dialect plain) {
        this.text = text;
        this.plain = plain;
    }

    /// What was found.
    ///
    /// @param dialect how the table is written
    /// @param notes what a person should look at
    record Found(Dialect dialect, List<String> notes) {}

    /// Looks at a file.
    ///
    /// @param name the file's name, for messages
    /// @throws org.pierian.runner.failure.Failure when it cannot be read, or is not text
    static Found of(Path file, String name) {
        Dialect plain = new Dialect(
                EncodingFinder.of(file, name), Separator.COMMA, Optional.empty(), true, false, NumberFormat.JSON);
        try (TextReader reader =
                new TextReader(new TextBytes(TextFile.open(file, name), name, plain.encoding()), name)) {
            char[] start = new char[LONGEST];
            int length = 0;
            for (int n = 0; n >= 0 && length < LONGEST; length += Math.max(0, n)) {
                n = reader.read(start, length, Math.min(LONGEST - length, 1 << 14));
            }
            String text = new String(start, 0, length);
            int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            return new DialectFinder(length < LONGEST || end < 0 ? text : text.substring(0, end + 1), plain).find();
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private Found find() {
        Separator separator = separator();
        List<List<String>> rows = SampleRows.of(text, separator);
        Optional<CommentMark> comment = comment(rows);
        rows.removeIf(row -> comment.isPresent() && beginsWith(row, comment.get()));
        boolean trim = hasBlanks(rows, separator);
        List<List<String>> cells = new ArrayList<>();
        for (List<String> row : rows) {
            cells.add(row.stream().map(String::strip).toList());
        }
        if (cells.isEmpty()) {
            return new Found(plain, List.of());
        }
        int width = cells.getFirst().size();
        List<List<String>> body = cells.subList(1, cells.size()).stream()
                .filter(row -> row.size() == width)
                .toList();
        FormatFinder numbers = FormatFinder.of(body, width, separator);
        boolean header = HeaderFinder.hasHeader(cells.getFirst(), body, numbers.format());
        return new Found(
                new Dialect(plain.encoding(), separator, comment, header, trim, numbers.format()), numbers.notes());
    }

    /// How well a separator cuts the rows.
    private record Cut(Separator separator, boolean fitsFirst, double alike, double clean, double numbers) {}

    private Separator separator() {
        Optional<Separator> declared = text.lines().findFirst().flatMap(SeparatorLine::of);
        if (declared.isPresent()) {
            return declared.get();
        }
        List<Cut> cuts = new ArrayList<>();
        for (Separator separator : Separator.values()) {
            List<List<String>> rows = SampleRows.of(text, separator);
            rows.removeIf(row -> MARKS.stream().anyMatch(mark -> beginsWith(row, mark)) && row.size() == 1);
            int width = SampleRows.usualWidth(rows);
            if (width > 1) {
                double alike = (double)
                                rows.stream().filter(row -> row.size() == width).count()
                        / rows.size();
                cuts.add(new Cut(separator, rows.getFirst().size() == width, alike, clean(rows), numbers(rows)));
            }
        }
        return cuts.stream()
                .max(Comparator.comparing(Cut::fitsFirst)
                        .thenComparingDouble(Cut::alike)
                        .thenComparingDouble(Cut::clean)
                        .thenComparingDouble(Cut::numbers)) // the first of equals
                .map(Cut::separator)
                .orElse(Separator.COMMA);
    }

    /// The part of the cells that have no other separator in them, unless they are numbers.
    private static double clean(List<List<String>> rows) {
        return part(
                rows,
                cell -> isNumber(cell)
                        || Arrays.stream(Separator.values())
                                .allMatch(mark -> cell.indexOf(Dialect.character(mark)) < 0));
    }

    private static double numbers(List<List<String>> rows) {
        return part(rows, DialectFinder::isNumber);
    }

    private static boolean isNumber(String cell) {
        String text = cell.strip();
        return NumberFormat.ALL.stream().anyMatch(format -> format.matches(text));
    }

    private static double part(List<List<String>> rows, Predicate<String> wanted) {
        return rows.stream()
                .flatMap(List::stream)
                .mapToInt(cell -> wanted.test(cell) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// A mark begins lines of comment if one of these has not as many cells as the others. A header that begins with it
    /// is no comment.
    private static Optional<CommentMark> comment(List<List<String>> rows) {
        List<List<String>> others = rows.stream()
                .filter(row -> MARKS.stream().noneMatch(mark -> beginsWith(row, mark)))
                .toList();
        int width = SampleRows.usualWidth(others);
        return MARKS.stream()
                .filter(mark -> rows.stream().anyMatch(row -> beginsWith(row, mark) && row.size() != width))
                .findFirst();
    }

    private static boolean beginsWith(List<String> row, CommentMark mark) {
        return row.getFirst().indexOf(Dialect.character(mark)) == 0;
    }

    private boolean hasBlanks(List<List<String>> rows, Separator separator) {
        for (List<String> row : rows) {
            for (String cell : row) {
                if (!cell.isBlank() && !cell.equals(cell.strip())) {
                    return true;
                }
            }
        }
        String mark = Pattern.quote(String.valueOf(Dialect.character(separator)));
        return Pattern.compile(mark + " +\"").matcher(text).find();
    }
}
