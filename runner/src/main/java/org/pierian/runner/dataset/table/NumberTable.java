package org.pierian.runner.dataset.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.CellFault;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.TableSpec;
import org.pierian.spec.read.ResolvedSpec;

/// Reads the rows of a table into numbers in binary64: for each row those of the features as their cells are read, then
/// the class or the number to be learned. Nothing is scaled yet; a missing value is NaN.
final class NumberTable {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private final TableSpec spec;
    private final String name;
    private final BadCells bad;
    private final RowReader reader;
    private final CellReader target;
    private final int[] places;
    private final RowMarks marks;
    private final int[] missing;
    private final NumberRows numbers; // those that each row becomes; the target comes last
    private final double[] row; // the numbers of the row that is being read
    private String sha256 = "";

    private NumberTable(TableSpec spec, TableRows rows, String name, int[] places, RowMarks marks) {
        List<String> missingTexts = spec.missingValues().orElse(List.of());
        this.spec = spec;
        this.name = name;
        this.bad = new BadCells(name, missingTexts);
        this.reader = new RowReader(spec.features(), missingTexts, rows.numbers());
        this.target = CellReaders.of(spec.target(), rows.numbers());
        this.places = places;
        this.marks = marks;
        this.missing = new int[places.length];
        this.row = new double[reader.width() + 1];
        this.numbers = new NumberRows(row.length);
    }

    /// One example: a column for each of its inputs.
    static TensorType type(TableSpec spec) {
        return TensorType.row(
                spec.features().stream().flatMap(NumberTable::inputs).toList());
    }

    private static Stream<Column> inputs(FeatureSpec feature) {
        if (feature instanceof FeatureSpec.Categorical words && words.as() == CategoryForm.INDEX) {
            return Stream.of(Column.index(words.column(), words.categories()));
        }
        return Stream.generate(() -> Column.number(feature.column())).limit(feature.inputs());
    }

    /// Number of inputs of one example.
    static int width(TableSpec spec) {
        return spec.features().stream().mapToInt(FeatureSpec::inputs).sum();
    }

    /// Reads a whole table that a spec names.
    ///
    /// @param name what messages call it
    /// @param rows all of it
    /// @param marked columns that tell its rows apart
    /// @throws org.pierian.runner.failure.Failure with every bad cell
    /// @throws org.pierian.runner.failure.SpecMisfit when a column is not there
    static NumberTable read(
            ResolvedSpec resolved, TableSpec spec, String name, TableRows rows, List<RowMarks.Column> marked) {
        TableColumns columns = new TableColumns(resolved, spec, name, rows);
        int[] places = columns.places();
        RowMarks marks = new RowMarks(marked, columns.marks(marked));
        return new NumberTable(spec, rows, name, places, marks).filled(rows);
    }

    /// Reads a whole table that a trained network is tested with.
    ///
    /// @param name what messages call it
    /// @param rows all of it
    /// @throws org.pierian.runner.failure.Failure with every bad cell, or when a column is not there
    static NumberTable readNew(TableSpec spec, String name, TableRows rows) {
        int[] places = HeaderPlaces.of(TableColumns.wanted(spec, List.of()), name, rows, HeaderPlaces.OF_NETWORK);
        return new NumberTable(spec, rows, name, places, new RowMarks(List.of(), new int[0])).filled(rows);
    }

    private NumberTable filled(TableRows from) {
        from.expectSha256();
        int read = 0;
        for (Optional<TableRow> row = from.next(); row.isPresent(); row = from.next()) {
            add(row.get(), from);
            read++;
        }
        bad.refuse(read);
        if (numbers.size() == 0) {
            throw from.noRows();
        }
        sha256 = from.sha256();
        return this;
    }

    private void add(TableRow cells, TableRows from) {
        Optional<CellFault> whole = from.fault(cells);
        if (whole.isPresent()) {
            bad.note(
                    whole.get().mistake(),
                    from.place(cells),
                    whole.get().fault(),
                    whole.get().advice());
            return;
        }
        CellFaults faults = (column, cell, fault) -> bad.add(from.place(cells), column, cell, fault);
        marks.add(cells, faults);
        requireRoom();
        Arrays.fill(row, 0);
        for (int f = 0; f < spec.features().size(); f++) {
            if (reader.take(f, reader.decimal(cells, places[f]), row)) {
                continue;
            }
            String cell = cells.text(places[f]);
            boolean isMissing = reader.isMissing(cell);
            missing[f] += isMissing ? 1 : 0;
            reader.read(f, cell, isMissing, row, faults);
        }
        int targetPlace = places[places.length - 1];
        if (!target.take(reader.decimal(cells, targetPlace), row, row.length - 1)) {
            target(cells.text(targetPlace), faults);
        }
        numbers.add(row);
    }

    private void requireRoom() {
        if ((numbers.size() + 1L) * row.length > LARGEST) {
            throw DataMistake.TOO_LARGE
                    .failure("`" + name + "` has more than 2^31 numbers")
                    .at(name)
                    .help("leave features or rows out");
        }
    }

    private void target(String cell, CellFaults faults) {
        String column = spec.target().column();
        int at = row.length - 1;
        if (!reader.isMissing(cell) || target.knows(cell)) {
            target.read(cell, row, at).ifPresent(fault -> faults.add(column, cell, fault));
            return;
        }
        missing[places.length - 1]++;
        boolean classes = !spec.target().classes().isEmpty();
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
        return numbers.size();
    }

    /// What tells the rows apart.
    RowMarks marks() {
        return marks;
    }

    /// The class of each row.
    int[] classes() {
        int[] classes = new int[numbers.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (int) numbers.at(i, row.length - 1);
        }
        return classes;
    }

    /// Cells without a value in each feature's column, then in the target's.
    int[] missing() {
        return missing;
    }

    /// Hash over the table.
    String sha256() {
        return sha256;
    }

    /// What some rows were read as.
    ///
    /// @param order the rows
    Columns columns(int[] order) {
        double[][] columns = numbers.columns(order);
        double[][][] features = new double[spec.features().size()][][];
        for (int f = 0; f < features.length; f++) {
            features[f] = Arrays.copyOfRange(columns, reader.start(f), reader.start(f + 1));
        }
        return new Columns(List.of(features), columns[columns.length - 1]);
    }

    /// What rows were read as.
    ///
    /// @param features of each feature an array of each number that a cell becomes; NaN where a cell is missing
    /// @param targets of each row the class's place among its values, or the number
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    record Columns(List<double[][]> features, double[] targets) {}

    /// The inputs of some rows, one row after the other.
    ///
    /// @param rows how many
    /// @param columns what the cells of a feature were read as in these rows, as [Columns] has it
    /// @param inputs what is done to each feature
    /// @throws org.pierian.runner.failure.Failure when one is too large for float32
    static float[] inputs(TableSpec spec, int rows, IntFunction<double[][]> columns, List<Input> inputs) {
        int width = width(spec);
        float[] all = new float[Math.multiplyExact(rows, width)];
        int at = 0;
        for (int f = 0; f < inputs.size(); f++) {
            FeatureSpec feature = spec.features().get(f);
            if (!writeAll(inputs.get(f), columns.apply(f), rows, all, at, width)) {
                throw ColumnScaling.tooLarge(feature.column());
            }
            at += feature.inputs();
        }
        return all;
    }

    private static boolean writeAll(Input input, double[][] columns, int rows, float[] all, int at, int width) {
        AtomicBoolean finite = new AtomicBoolean(true);
        Halves.of(rows, (first, end) -> {
            if (!FeatureInputs.writeAll(input, columns, first, end, all, at, width)) {
                finite.set(false);
            }
        });
        return finite.get();
    }
}
