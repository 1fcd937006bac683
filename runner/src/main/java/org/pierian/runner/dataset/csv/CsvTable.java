package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.read.ResolvedSpec;

/// Reads the rows of a file into numbers in binary64: for each row those of the features as their cells are read, then
/// the class or the number to be learned. Nothing is scaled yet; a missing value is NaN.
final class CsvTable {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private final DatasetSpec.Csv csv;
    private final String file;
    private final BadCells bad;
    private final RowReader reader;
    private final CellReader target;
    private final int[] places;
    private final RowMarks marks;
    private final int[] missing;
    private final int stride;
    private double[] numbers = new double[0];
    private int rows;
    private String sha256 = "";

    private CsvTable(DatasetSpec.Csv csv, String file, int[] places, RowMarks marks) {
        List<String> missingTexts = csv.missingValues().orElse(List.of());
        this.csv = csv;
        this.file = file;
        this.bad = new BadCells(file, missingTexts);
        this.reader = new RowReader(csv.features(), missingTexts, NumberFormat.of(csv));
        this.target = CellReaders.of(csv.target(), NumberFormat.of(csv));
        this.places = places;
        this.marks = marks;
        this.missing = new int[places.length];
        this.stride = reader.width() + 1;
    }

    /// One example: a column for each of its inputs.
    static TensorType type(DatasetSpec.Csv csv) {
        return TensorType.row(csv.features().stream().flatMap(CsvTable::inputs).toList());
    }

    private static Stream<Column> inputs(FeatureSpec feature) {
        if (feature instanceof FeatureSpec.Categorical words && words.as() == CategoryForm.INDEX) {
            return Stream.of(Column.index(words.column(), words.categories()));
        }
        return Stream.generate(() -> Column.number(feature.column())).limit(feature.inputs());
    }

    /// Number of inputs of one example.
    static int width(DatasetSpec.Csv csv) {
        return csv.features().stream().mapToInt(FeatureSpec::inputs).sum();
    }

    /// Reads a whole file that a spec names.
    ///
    /// @param nameInSpec the file's name in the spec
    /// @param marked columns that tell its rows apart
    /// @throws org.pierian.runner.failure.Failure with every bad cell
    /// @throws org.pierian.runner.failure.SpecMisfit when a column is not there
    static CsvTable read(
            ResolvedSpec resolved, DatasetSpec.Csv csv, Path file, String nameInSpec, List<RowMarks.Column> marked) {
        String name = BadCells.shown(nameInSpec);
        return read(csv, file, name, header -> {
            int[] places = CsvColumns.places(resolved, csv, name, header);
            int[] markPlaces = CsvColumns.marks(resolved, csv, name, header, marked);
            return new CsvTable(csv, name, places, new RowMarks(marked, markPlaces));
        });
    }

    /// Reads a whole file that a trained network is tested with.
    ///
    /// @throws org.pierian.runner.failure.Failure with every bad cell, or when a column is not there
    static CsvTable readNew(DatasetSpec.Csv csv, Path file) {
        List<String> columns = Stream.concat(
                        csv.features().stream().map(FeatureSpec::column),
                        Stream.of(csv.target().column()))
                .toList();
        String name = DisplayText.line(file.toString());
        return read(csv, file, name, header -> {
            int[] places = HeaderPlaces.of(columns, header, name, Dialect.of(csv), HeaderPlaces.OF_NETWORK);
            return new CsvTable(csv, name, places, new RowMarks(List.of(), new int[0]));
        });
    }

    private static CsvTable read(DatasetSpec.Csv csv, Path file, String name, Function<List<String>, CsvTable> begin) {
        Dialect dialect = Dialect.of(csv);
        try (CsvRows rows = CsvRows.open(file, name, dialect)) {
            CsvTable table = begin.apply(rows.header());
            int cells = rows.header().size();
            int read = 0;
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                table.add(row.get(), cells, dialect);
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

    private void add(CsvRows.Row row, int cells, Dialect dialect) {
        Optional<String> width = row.widthFault(cells, dialect);
        if (width.isPresent()) {
            bad.note(DataMistake.WIDTH, row.line(), width.get(), CsvRows.WIDTH_ADVICE);
            return;
        }
        CellFaults faults = (column, cell, fault) -> bad.add(row.line(), column, cell, fault);
        marks.add(row, bad);
        int start = room();
        for (int f = 0; f < csv.features().size(); f++) {
            String cell = row.cells().get(places[f]);
            missing[f] += reader.isMissing(cell) ? 1 : 0;
            reader.read(f, cell, numbers, start, faults);
        }
        target(row.cells().get(places[places.length - 1]), start + stride - 1, faults);
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

    private void target(String cell, int at, CellFaults faults) {
        String column = csv.target().column();
        if (!reader.isMissing(cell) || target.knows(cell)) {
            target.read(cell, numbers, at).ifPresent(fault -> faults.add(column, cell, fault));
            return;
        }
        missing[places.length - 1]++;
        boolean classes = !csv.target().classes().isEmpty();
        faults.add(
                column,
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

    /// What the cells of a feature were read as, for some rows: an array of each number that a cell becomes.
    ///
    /// @param feature its place in the spec
    /// @param order the rows
    double[][] column(int feature, int[] order) {
        int from = reader.start(feature);
        double[][] column = new double[reader.start(feature + 1) - from][];
        for (int w = 0; w < column.length; w++) {
            column[w] = numbers(from + w, order);
        }
        return column;
    }

    /// The targets of some rows: the class's place among its values, or the number.
    double[] targets(int[] order) {
        return numbers(stride - 1, order);
    }

    private double[] numbers(int place, int[] order) {
        double[] values = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = numbers[order[i] * stride + place];
        }
        return values;
    }

    /// The inputs of some rows, one row after the other.
    ///
    /// @param inputs what is done to each feature
    /// @throws org.pierian.runner.failure.Failure when one is too large for float32
    float[] inputs(int[] order, List<Input> inputs) {
        int width = width(csv);
        float[] all = new float[Math.multiplyExact(order.length, width)];
        int at = 0;
        for (int f = 0; f < inputs.size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            for (int i = 0; i < order.length; i++) {
                int from = order[i] * stride + reader.start(f);
                if (!FeatureInputs.write(inputs.get(f), numbers, from, all, i * width + at)) {
                    throw ColumnScaling.tooLarge(feature.column());
                }
            }
            at += feature.inputs();
        }
        return all;
    }
}
