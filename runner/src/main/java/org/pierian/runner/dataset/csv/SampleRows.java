package org.pierian.runner.dataset.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pierian.runner.dataset.table.MissingTexts;
import org.pierian.spec.Separator;

/// The first rows of a table, cut at a separator that may be the wrong one.
final class SampleRows {

    private static final int MOST = 300;

    private SampleRows() {}

    /// The rows up to the first mistake in quotes, without blank lines, and without a line `sep=;`.
    static List<List<String>> of(String text, Separator separator) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(Dialect.character(separator))
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                boolean first = rows.isEmpty() && row.getStartingLineNumber() == 1;
                boolean isEnd = row.getFieldCount() == 1 && row.getField(0).equals("\u001A");
                if (!isEnd
                        && !(first
                                && SeparatorLine.of(row.getFields(), separator).isPresent())) {
                    rows.add(row.getFields());
                }
                if (rows.size() == MOST) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return rows; // what is wrong is said when the table is read
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot be read", e);
        }
        return rows;
    }

    /// The number of cells that most rows have; the smaller one of two that are as frequent; 0 without rows.
    static int usualWidth(List<List<String>> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        int usual = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            int count = counts.getOrDefault(usual, 0);
            if (entry.getValue() > count || (entry.getValue() == count && entry.getKey() < usual)) {
                usual = entry.getKey();
            }
        }
        return usual;
    }

    /// The cells of a column that are not missing.
    ///
    /// @param rows rows that have this column
    static List<String> column(List<List<String>> rows, int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty() && !MissingTexts.amongNumbers(cell))
                .toList();
    }
}
