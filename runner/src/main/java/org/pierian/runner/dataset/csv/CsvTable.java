package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Suggestions;
import org.pierian.spec.read.ResolvedSpec;

/// Reads the rows of a file into numbers: for each row the inputs as they are declared, then the class or the number
/// to be learned. Nothing is scaled yet; a missing number is NaN, a missing word 0 in all its inputs.
final class CsvTable {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private final DatasetSpec.Csv csv;
    private final String file;
    private final BadCells bad;
    private final Set<String> missingValues;
    private final Map<String, Map<String, Integer>> words = new HashMap<>();
    private final int[] places;
    private final RowMarks marks;
    private final int[] missing;
    private final int stride;
    private float[] numbers = new float[0];
    private int rows;
    private String sha256 = "";

    private CsvTable(DatasetSpec.Csv csv, String file, int[] places, RowMarks marks) {
        this.csv = csv;
        this.file = file;
        this.bad = new BadCells(file);
        this.missingValues = new HashSet<>(csv.missingValues().orElse(List.of()));
        this.places = places;
        this.marks = marks;
        this.missing = new int[places.length];
        this.stride = width(csv) + 1;
        for (FeatureSpec feature : csv.features()) {
            if (feature instanceof FeatureSpec.Categorical categorical) {
                words.put(categorical.column(), indices(categorical.values()));
            }
        }
        if (csv.target() instanceof TargetSpec.ClassColumn target) {
            words.put(target.column(), indices(target.values()));
        }
    }

    /// Number of inputs of one example.
    static int width(DatasetSpec.Csv csv) {
        return csv.features().stream().mapToInt(FeatureSpec::inputs).sum();
    }

    private static Map<String, Integer> indices(List<String> values) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            indices.put(values.get(i), i);
        }
        return indices;
    }

    /// Reads a whole file.
    ///
    /// @param nameInSpec the file's name in the spec
    /// @param marked columns that tell its rows apart
    /// @throws org.pierian.runner.failure.Failure with every bad cell
    /// @throws org.pierian.runner.failure.SpecMisfit when a column is not there
    static CsvTable read(
            ResolvedSpec resolved, DatasetSpec.Csv csv, Path file, String nameInSpec, List<RowMarks.Column> marked) {
        String name = BadCells.shown(nameInSpec);
        try (CsvRows rows = CsvRows.open(file, name, csv.separator())) {
            int[] places = CsvColumns.places(resolved, csv, name, rows.header());
            int[] markPlaces = CsvColumns.marks(resolved, csv, name, rows.header(), marked);
            CsvTable table = new CsvTable(csv, name, places, new RowMarks(marked, markPlaces));
            int cells = rows.header().size();
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                table.add(row.get(), cells);
            }
            table.bad.refuse();
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
            String count = row.isBlank() ? "a blank line" : Count.of(row.cells().size(), "cell");
            bad.addRow(
                    row.line(),
                    count + ", the header has " + cells,
                    "put quotes around a cell with a comma; delete blank lines and cells too many");
            return;
        }
        marks.add(row, bad);
        int start = room();
        int at = start;
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            String cell = row.cells().get(places[f]);
            switch (feature) {
                case FeatureSpec.Numeric numeric -> numbers[at] = number(row, numeric, cell, f);
                case FeatureSpec.Categorical categorical -> word(row, categorical, cell, f, at);
            }
            at += feature.inputs();
        }
        numbers[at] = target(row, row.cells().get(places[places.length - 1]));
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

    private float number(CsvRows.Row row, FeatureSpec.Numeric numeric, String cell, int feature) {
        if (isMissing(cell)) {
            missing[feature]++;
            if (numeric.missing() == MissingNumber.REFUSE) {
                bad.add(
                        DataMistake.MISSING,
                        row.line(),
                        numeric.column(),
                        "",
                        "a number is missing",
                        "write `missing: mean` or `missing: zero` for the feature, or fix the file");
            }
            return Float.NaN;
        }
        return parse(row, numeric.column(), cell);
    }

    private float parse(CsvRows.Row row, String column, String cell) {
        float value = NumberCell.parse(cell);
        if (Float.isNaN(value)) {
            bad.add(
                    DataMistake.NOT_A_NUMBER,
                    row.line(),
                    column,
                    cell,
                    NumberCell.fault(cell),
                    "fix the file; if the text stands for a missing value, add it to `missing_values`");
        }
        return value;
    }

    private void word(CsvRows.Row row, FeatureSpec.Categorical categorical, String cell, int feature, int at) {
        if (isMissing(cell)) {
            missing[feature]++;
            if (categorical.missing() == MissingWord.REFUSE) {
                bad.add(
                        DataMistake.MISSING,
                        row.line(),
                        categorical.column(),
                        "",
                        "a value is missing",
                        "write `missing: zero` for the feature, or fix the file");
            }
            return;
        }
        index(row, categorical.column(), categorical.values(), cell).ifPresent(i -> numbers[at + i] = 1f);
    }

    private Optional<Integer> index(CsvRows.Row row, String column, List<String> values, String cell) {
        Optional<Integer> index =
                Optional.ofNullable(words.getOrDefault(column, Map.of()).get(cell));
        if (index.isEmpty()) {
            String near = Suggestions.closest(cell, values)
                    .map(v -> "; did you mean `" + BadCells.shown(v) + "`?")
                    .orElse("");
            bad.add(
                    DataMistake.UNKNOWN_VALUE,
                    row.line(),
                    column,
                    cell,
                    "is none of its `values`" + near,
                    "add the value to `values`, or fix the file");
        }
        return index;
    }

    private float target(CsvRows.Row row, String cell) {
        String column = csv.target().column();
        if (isMissing(cell)) {
            missing[missing.length - 1]++;
            bad.add(
                    DataMistake.MISSING,
                    row.line(),
                    column,
                    "",
                    "the target is missing",
                    "delete the rows without a target");
            return Float.NaN;
        }
        return switch (csv.target()) {
            case TargetSpec.ClassColumn target ->
                index(row, column, target.values(), cell).orElse(0);
            case TargetSpec.NumberColumn _ -> parse(row, column, cell);
        };
    }

    /// Number of rows.
    int rows() {
        return rows;
    }

    /// What tells the rows apart.
    RowMarks marks() {
        return marks;
    }

    /// The class of each row.
    int[] classes() {
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            classes[i] = (int) numbers[i * stride + stride - 1];
        }
        return classes;
    }

    /// Cells without a value in each feature's column, then in the target's.
    int[] missing() {
        return missing;
    }

    /// Hash over the file.
    String sha256() {
        return sha256;
    }

    /// The inputs of some rows, one row after the other.
    float[] inputs(int[] order) {
        int width = stride - 1;
        float[] inputs = new float[Math.multiplyExact(order.length, width)];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(numbers, order[i] * stride, inputs, i * width, width);
        }
        return inputs;
    }

    /// The target of some rows: the class's place among its values, or the number.
    float[] targets(int[] order) {
        float[] targets = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            targets[i] = numbers[order[i] * stride + stride - 1];
        }
        return targets;
    }
}
