package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.ColumnSummary;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TestSetSpec;

/// A table as a training set and a test set.
final class CsvDataset {

    private static final String SUBFOLDER = "tabular";

    private final DatasetSpec.Csv csv;
    private final int width;
    private final Rows train;
    private final Rows test;
    private final int[] missing;
    private final SortedMap<String, String> hashes;

    /// Rows of one set.
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Rows(float[] inputs, float[] targets) {
        static Rows of(CsvTable table, int[] order, int from, int count) {
            return new Rows(table.inputs(order, from, count), table.targets(order, from, count));
        }

        int size() {
            return targets.length;
        }
    }

    private CsvDataset(DatasetSpec.Csv csv, Rows train, Rows test, int[] missing, SortedMap<String, String> hashes) {
        this.csv = csv;
        this.width = CsvTable.width(csv);
        this.train = train;
        this.test = test;
        this.missing = missing;
        this.hashes = hashes;
    }

    /// Reads the files of a table.
    ///
    /// @param csv the spec's dataset
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or has an error
    /// @throws org.pierian.runner.failure.SpecMisfit when a file has no column that the spec names
    static Data load(DatasetSpec.Csv csv, Reading reading) {
        CsvTable first = read(csv, csv.file(), reading);
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put(csv.file(), first.sha256());
        CsvDataset dataset = switch (csv.test()) {
            case TestSetSpec.Fraction(double part) -> {
                int[] order = new int[first.rows()];
                RandomStream.of(reading.resolved().spec().seed(), StreamTag.SPLIT, "")
                        .permute(0, order);
                int count = testRows(csv, order.length, part);
                yield new CsvDataset(
                        csv,
                        Rows.of(first, order, count, order.length - count),
                        Rows.of(first, order, 0, count),
                        first.missing(),
                        hashes);
            }
            case TestSetSpec.OtherFile(String path) -> {
                CsvTable second = read(csv, path, reading);
                hashes.put(path, second.sha256());
                int[] missing = first.missing().clone();
                for (int i = 0; i < missing.length; i++) {
                    missing[i] += second.missing()[i];
                }
                yield new CsvDataset(csv, all(first), all(second), missing, hashes);
            }
        };
        return dataset.data(reading);
    }

    private static CsvTable read(DatasetSpec.Csv csv, String name, Reading reading) {
        return CsvTable.read(
                reading.resolved(), csv, DataFile.find(name, SUBFOLDER, reading.near(), reading.folders()), name);
    }

    private static int testRows(DatasetSpec.Csv csv, int rows, double part) {
        if (rows < 2) {
            throw DataMistake.NO_ROWS
                    .failure("`" + csv.file() + "` has one row, which cannot be both trained with and tested with")
                    .at(csv.file())
                    .help("add rows, or name the test set's file: `test: {other_file: test.csv}`");
        }
        return Math.clamp(Math.round(part * rows), 1, rows - 1);
    }

    private static Rows all(CsvTable table) {
        int[] order = new int[table.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return Rows.of(table, order, 0, order.length);
    }

    private Data data(Reading reading) {
        List<ColumnSummary> columns = columns();
        Preprocessing preprocessing = reading.fitted()
                .map(fitted -> CsvPreprocessing.of(csv, fitted))
                .orElseGet(() -> CsvPreprocessing.fit(csv, train.inputs(), train.targets()));
        for (Rows rows : List.of(train, test)) {
            scale(rows, preprocessing);
        }
        if (csv.target() instanceof TargetSpec.ClassColumn target) {
            noteMissingClasses(target, reading.notice());
        }
        return new Data(
                Map.of(Split.TRAIN, examples(train), Split.TEST, examples(test)),
                preprocessing,
                Optional.empty(),
                columns,
                hashes);
    }

    /// Reads a table that a trained network is tested with.
    ///
    /// @throws org.pierian.runner.failure.Failure when the file is not there, or has an error
    static Examples loadNew(DatasetSpec.Csv csv, Path file, Preprocessing fitted) {
        CsvTable table = CsvTable.readNew(csv, file);
        Rows rows = all(table);
        CsvDataset dataset = new CsvDataset(csv, rows, rows, table.missing(), new TreeMap<>());
        dataset.scale(rows, fitted);
        return dataset.examples(rows);
    }

    private void scale(Rows rows, Preprocessing preprocessing) {
        int offset = 0;
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            int at = offset;
            preprocessing
                    .scaling(f)
                    .ifPresent(scaling -> ColumnScaling.apply(scaling, feature.column(), rows.inputs(), at, width));
            offset += feature.inputs();
        }
        preprocessing
                .targetScaling()
                .ifPresent(scaling -> ColumnScaling.apply(scaling, csv.target().column(), rows.targets(), 0, 1));
    }

    private void noteMissingClasses(TargetSpec.ClassColumn target, Consumer<String> notice) {
        boolean[] seen = new boolean[target.values().size()];
        for (int label : labels(train)) {
            seen[label] = true;
        }
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                notice.accept("warning: no training row has the class `"
                        + BadCells.shown(target.values().get(c)) + "`");
            }
        }
    }

    private Examples examples(Rows rows) {
        return switch (csv.target()) {
            case TargetSpec.ClassColumn target -> {
                Targets labels = new Targets(labels(rows), target.values().size());
                yield Examples.ofClasses(new DenseDataset(Shape.of(width), rows.inputs(), labels), labels);
            }
            case TargetSpec.NumberColumn _ -> {
                RegressionDataset dataset = new RegressionDataset(Shape.of(width), rows.inputs(), rows.targets(), 1);
                yield Examples.ofNumbers(dataset, dataset.variation());
            }
        };
    }

    private static int[] labels(Rows rows) {
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) rows.targets()[i];
        }
        return labels;
    }

    /// What the columns hold, before anything is scaled.
    private List<ColumnSummary> columns() {
        List<ColumnSummary> columns = new ArrayList<>();
        int offset = 0;
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            columns.add(
                    feature instanceof FeatureSpec.Numeric
                            ? new ColumnSummary(
                                    feature.column(),
                                    "numeric",
                                    missing[f],
                                    range(train.inputs(), test.inputs(), offset, width))
                            : new ColumnSummary(feature.column(), "categorical", missing[f], Optional.empty()));
            offset += feature.inputs();
        }
        columns.add(
                csv.target() instanceof TargetSpec.NumberColumn
                        ? new ColumnSummary(
                                csv.target().column(), "number", 0, range(train.targets(), test.targets(), 0, 1))
                        : new ColumnSummary(csv.target().column(), "class", 0, Optional.empty()));
        return columns;
    }

    private static Optional<ColumnSummary.NumberRange> range(float[] train, float[] test, int offset, int stride) {
        double sum = 0;
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float[] values : List.of(train, test)) {
            for (int i = offset; i < values.length; i += stride) {
                if (!Float.isNaN(values[i])) {
                    sum += values[i];
                    count++;
                    min = Math.min(min, values[i]);
                    max = Math.max(max, values[i]);
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new ColumnSummary.NumberRange(min, sum / count, max));
    }
}
