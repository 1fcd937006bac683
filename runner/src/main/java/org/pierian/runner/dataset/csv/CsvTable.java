package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.read.ResolvedSpec;

/// Reads the rows of a file into numbers in binary64: for each row those of the features as their cells are read, then
/// the class or the number to be learned. Nothing is scaled yet; a missing value is NaN.
final class CsvTable {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private final DatasetSpec.Csv csv;
    private final String file;
    private final BadCells bad;
    private final Set<String> missingValues;
    private final List<CellReader> readers = new ArrayList<>();
    private final int[] places;
    private final int[] starts;
    private final int[] missing;
    private final int stride;
    private double[] numbers = new double[0];
    private int rows;
    private String sha256 = "";

    private CsvTable(DatasetSpec.Csv csv, String file, int[] places) {
        List<String> missingTexts = csv.missingValues().orElse(List.of());
        NumberFormat format = NumberFormat.of(csv);
        this.csv = csv;
        this.file = file;
        this.bad = new BadCells(file, missingTexts);
        this.missingValues = new HashSet<>(missingTexts);
        this.places = places;
        this.missing = new int[places.length];
        csv.features().forEach(feature -> readers.add(CellReaders.of(feature, format)));
        readers.add(CellReaders.of(csv.target(), format));
        this.starts = new int[places.length];
        int width = 0;
        for (int c = 0; c < starts.length; c++) {
            starts[c] = width;
            width += readers.get(c).width();
        }
        this.stride = width;
    }

    /// Number of inputs of one example.
    static int width(DatasetSpec.Csv csv) {
        return csv.features().stream().mapToInt(FeatureSpec::inputs).sum();
    }

    /// Reads a whole file.
    ///
    /// @param nameInSpec the file's name in the spec
    /// @throws org.pierian.runner.failure.Failure with every bad cell
    /// @throws org.pierian.runner.failure.SpecMisfit when a column is not there
    static CsvTable read(ResolvedSpec resolved, DatasetSpec.Csv csv, Path file, String nameInSpec) {
        String name = BadCells.shown(nameInSpec);
        try (CsvRows rows = CsvRows.open(file, name, Dialect.of(csv))) {
            CsvTable table = new CsvTable(csv, name, CsvColumns.places(resolved, csv, name, rows.header()));
            int cells = rows.header().size();
            int read = 0;
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                table.add(row.get(), cells);
                read++;
            }
            table.bad.refuse(read);
            if (table.rows == 0) {
                throw DataMistake.NO_ROWS
                        .failure("`" + name + "` has a header and no rows")
                        .at(name + ":1")
                        .help("add rows below the header");
            }
            table.sha256 = rows.sha256();
            return table;
        }
    }

    private void add(CsvRows.Row row, int cells) {
        if (row.cells().size() != cells) {
            String count = row.isBlank()
                    ? "a blank line"
                    : row.isEndMark()
                            ? "a byte 1A, the end of a file for DOS"
                            : Count.of(row.cells().size(), "cell");
            bad.addRow(
                    row.line(),
                    count + ", the " + (csv.header().orElse(true) ? "header has " : "first row has ") + cells,
                    "put quotes around a cell with a separator in it; delete blank lines and cells too many");
            return;
        }
        int start = room();
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            String cell = row.cells().get(places[f]);
            if (isMissing(cell)) {
                Arrays.fill(
                        numbers,
                        start + starts[f],
                        start + starts[f] + readers.get(f).width(),
                        Double.NaN);
                missing[f]++;
                refuseMissing(row, feature);
            } else {
                read(row, f, feature.column(), cell, start);
            }
        }
        target(row, row.cells().get(places[places.length - 1]), start);
    }

    /// Makes room for a row; returns its first place.
    private int room() {
        int start = rows * stride;
        long end = (long) start + stride;
        if (end > LARGEST) {
            throw DataMistake.TOO_LARGE
                    .failure("`" + file + "` has more than 2^31 numbers")
                    .at(file)
                    .help("leave features or rows out");
        }
        if (end > numbers.length) {
            numbers = Arrays.copyOf(numbers, (int) Math.clamp(2 * end, 1024L, LARGEST));
        }
        rows++;
        return start;
    }

    private boolean isMissing(String cell) {
        return cell.isBlank() || missingValues.contains(cell);
    }

    private void read(CsvRows.Row row, int place, String column, String cell, int start) {
        readers.get(place)
                .read(cell, numbers, start + starts[place])
                .ifPresent(fault -> bad.add(row.line(), column, cell, fault));
    }

    private void refuseMissing(CsvRows.Row row, FeatureSpec feature) {
        boolean refused = switch (feature) {
            case FeatureSpec.Numeric numeric -> numeric.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Bool truth -> truth.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Ordinal words -> words.missing() == MissingNumber.REFUSE;
            case FeatureSpec.Categorical words -> words.missing() == MissingWord.REFUSE;
            case FeatureSpec.DateTime date -> date.missing() == MissingWord.REFUSE;
        };
        if (!refused) {
            return;
        }
        boolean mean = !(feature instanceof FeatureSpec.Categorical || feature instanceof FeatureSpec.DateTime);
        bad.add(
                row.line(),
                feature.column(),
                "",
                new CellFault(
                        DataMistake.MISSING,
                        feature instanceof FeatureSpec.Numeric ? "a number is missing" : "a value is missing",
                        "write " + (mean ? "`missing: mean` or " : "")
                                + "`missing: zero` for the feature, or fix the file",
                        false));
    }

    private void target(CsvRows.Row row, String cell, int start) {
        int place = places.length - 1;
        if (!isMissing(cell) || readers.get(place).knows(cell)) {
            read(row, place, csv.target().column(), cell, start);
            return;
        }
        missing[place]++;
        boolean classes = !csv.target().classes().isEmpty();
        bad.add(
                row.line(),
                csv.target().column(),
                cell.isBlank() ? "" : cell,
                new CellFault(
                        DataMistake.MISSING,
                        cell.isBlank() ? "the target is missing" : "marks a missing value, and is no target",
                        classes
                                ? "if it is a class of its own, write a word for it into the file and into `values`;"
                                        + " if it is not known, leave these rows out of the file"
                                : "a row can be learned from only if its number is known: leave the others out of the"
                                        + " file",
                        false));
    }

    /// Number of rows.
    int rows() {
        return rows;
    }

    /// Cells without a value in each feature's column, then in the target's.
    int[] missing() {
        return missing;
    }

    /// Hash over the file.
    String sha256() {
        return sha256;
    }

    /// What the cells of a column were read as, for some rows: an array of each number that a cell becomes.
    ///
    /// @param place the feature's place in the spec; the number of features for the target
    /// @param order the rows of the table in some order
    /// @param from place in `order` of the first row
    /// @param count number of rows
    double[][] column(int place, int[] order, int from, int count) {
        double[][] column = new double[readers.get(place).width()][count];
        for (int w = 0; w < column.length; w++) {
            for (int i = 0; i < count; i++) {
                column[w][i] = numbers[order[from + i] * stride + starts[place] + w];
            }
        }
        return column;
    }
}
