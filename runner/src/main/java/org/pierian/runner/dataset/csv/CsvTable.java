package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pierian.runner.dataset.CellFaults;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.read.ResolvedSpec;

/// Reads the rows of a file into numbers: for each row the inputs as they are declared, then the class or the number
/// to be learned. Nothing is scaled yet; a missing number is NaN, a missing word 0 in all its inputs.
final class CsvTable {

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private final DatasetSpec.Csv csv;
    private final String file;
    private final BadCells bad;
    private final FeatureCells cells;
    private final int[] places;
    private final int[] missing;
    private final int stride;
    private float[] numbers = new float[0];
    private int rows;
    private String sha256 = "";

    private CsvTable(DatasetSpec.Csv csv, String file, int[] places, CellAdvice advice) {
        this.csv = csv;
        this.file = file;
        this.bad = new BadCells(file);
        this.cells = new FeatureCells(csv.features(), csv.missingValues().orElse(List.of()), advice);
        this.places = places;
        this.missing = new int[places.length];
        this.stride = width(csv) + 1;
        if (csv.target() instanceof TargetSpec.ClassColumn target) {
            cells.know(target.column(), target.values());
        }
    }

    /// Number of inputs of one example.
    static int width(DatasetSpec.Csv csv) {
        return FeatureCells.width(csv.features());
    }

    /// Reads a whole file that a spec names.
    ///
    /// @param nameInSpec the file's name in the spec
    /// @throws org.pierian.runner.failure.Failure with every bad cell
    /// @throws org.pierian.runner.failure.SpecMisfit when a column is not there
    static CsvTable read(ResolvedSpec resolved, DatasetSpec.Csv csv, Path file, String nameInSpec) {
        String name = BadCells.shown(nameInSpec);
        return read(csv, file, name, CellAdvice.OF_SPEC, header -> CsvColumns.places(resolved, csv, name, header));
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
        return read(
                csv,
                file,
                name,
                CellAdvice.OF_RUN,
                header -> HeaderPlaces.of(columns, header, name, csv.separator(), "the network was trained with"));
    }

    private static CsvTable read(
            DatasetSpec.Csv csv, Path file, String name, CellAdvice advice, Function<List<String>, int[]> places) {
        try (CsvRows rows = CsvRows.open(file, name, csv.separator())) {
            CsvTable table = new CsvTable(csv, name, places.apply(rows.header()), advice);
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

    private void add(CsvRows.Row row, int width) {
        Optional<String> fault = row.widthFault(width);
        if (fault.isPresent()) {
            bad.note(DataMistake.WIDTH, row.line(), fault.get(), CsvRows.WIDTH_ADVICE);
            return;
        }
        CellFaults faults =
                (mistake, column, cell, what, advice) -> bad.add(mistake, row.line(), column, cell, what, advice);
        int at = room();
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            String cell = row.cells().get(places[f]);
            missing[f] += cells.isMissing(cell) ? 1 : 0;
            cells.read(feature, cell, faults, numbers, at);
            at += feature.inputs();
        }
        numbers[at] = target(row.cells().get(places[places.length - 1]), faults);
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

    private float target(String cell, CellFaults faults) {
        String column = csv.target().column();
        if (cells.isMissing(cell)) {
            missing[missing.length - 1]++;
            faults.add(DataMistake.MISSING, column, "", "the target is missing", "delete the rows without a target");
            return Float.NaN;
        }
        return switch (csv.target()) {
            case TargetSpec.ClassColumn target ->
                cells.index(column, target.values(), cell, faults).orElse(0);
            case TargetSpec.NumberColumn _ -> cells.parse(column, cell, faults);
        };
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

    /// The inputs of some rows, one row after the other.
    float[] inputs(int[] order, int from, int count) {
        int width = stride - 1;
        float[] inputs = new float[Math.multiplyExact(count, width)];
        for (int i = 0; i < count; i++) {
            System.arraycopy(numbers, order[from + i] * stride, inputs, i * width, width);
        }
        return inputs;
    }

    /// The target of some rows: the class's place among its values, or the number.
    float[] targets(int[] order, int from, int count) {
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            targets[i] = numbers[order[from + i] * stride + stride - 1];
        }
        return targets;
    }
}
