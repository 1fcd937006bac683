package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TestSetSpec;
import org.pierian.spec.read.ResolvedSpec;

/// A table as a training set and a test set.
public final class CsvDataset {

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
    /// @param resolved the whole spec, whose seed divides the rows
    /// @param csv its dataset
    /// @param near the spec's folder, and others that stand for it
    /// @param notice told what is odd, one line at a time
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or has a mistake
    /// @throws org.pierian.runner.failure.SpecMisfit when a file has no column that the spec names
    public static Data load(
            ResolvedSpec resolved, DatasetSpec.Csv csv, List<Path> near, DataFolders folders, Consumer<String> notice) {
        CsvTable first = CsvTable.read(resolved, csv, CsvFile.find(csv.file(), near, folders), csv.file());
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put(csv.file(), first.sha256());
        CsvDataset dataset = switch (csv.test()) {
            case TestSetSpec.Fraction(double part) -> {
                int[] order = new int[first.rows()];
                RandomStream.of(resolved.spec().seed(), StreamTag.SPLIT, "").permute(0, order);
                int count = testRows(csv, order.length, part);
                yield new CsvDataset(
                        csv,
                        Rows.of(first, order, count, order.length - count),
                        Rows.of(first, order, 0, count),
                        first.missing(),
                        hashes);
            }
            case TestSetSpec.OtherFile(String path) -> {
                CsvTable second = CsvTable.read(resolved, csv, CsvFile.find(path, near, folders), path);
                hashes.put(path, second.sha256());
                int[] missing = first.missing().clone();
                for (int i = 0; i < missing.length; i++) {
                    missing[i] += second.missing()[i];
                }
                yield new CsvDataset(csv, all(first), all(second), missing, hashes);
            }
        };
        return dataset.data(notice);
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

    private Data data(Consumer<String> notice) {
        List<ColumnSummary> columns = columns();
        int offset = 0;
        for (FeatureSpec feature : csv.features()) {
            if (feature instanceof FeatureSpec.Numeric numeric) {
                Scaling scaling =
                        Scaling.of(numeric.column(), numeric.scale(), numeric.missing(), train.inputs(), offset, width);
                scaling.apply(train.inputs(), offset, width);
                scaling.apply(test.inputs(), offset, width);
            }
            offset += feature.inputs();
        }
        return switch (csv.target()) {
            case TargetSpec.ClassColumn target -> classes(target, columns, notice);
            case TargetSpec.NumberColumn target -> numbers(target, columns);
        };
    }

    private Data classes(TargetSpec.ClassColumn target, List<ColumnSummary> columns, Consumer<String> notice) {
        Shape shape = Shape.of(width);
        int count = target.values().size();
        Data.Labels labels = new Data.Labels(new Targets(labels(train), count), new Targets(labels(test), count));
        boolean[] seen = new boolean[count];
        for (int label : labels(train)) {
            seen[label] = true;
        }
        for (int c = 0; c < count; c++) {
            if (!seen[c]) {
                notice.accept("warning: no training row has the class `"
                        + BadCells.shown(target.values().get(c)) + "`");
            }
        }
        return new Data(
                new DenseDataset(shape, train.inputs(), labels.train()),
                new DenseDataset(shape, test.inputs(), labels.test()),
                Optional.of(labels),
                Optional.empty(),
                Optional.empty(),
                columns,
                hashes);
    }

    private static int[] labels(Rows rows) {
        int[] labels = new int[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) rows.targets()[i];
        }
        return labels;
    }

    private Data numbers(TargetSpec.NumberColumn target, List<ColumnSummary> columns) {
        Scaling scaling = Scaling.of(target.column(), target.scale(), MissingNumber.REFUSE, train.targets(), 0, 1)
                .ofTarget(train.targets()[0]);
        scaling.apply(train.targets(), 0, 1);
        scaling.apply(test.targets(), 0, 1);
        Shape shape = Shape.of(width);
        RegressionDataset first = new RegressionDataset(shape, train.inputs(), train.targets(), 1);
        RegressionDataset second = new RegressionDataset(shape, test.inputs(), test.targets(), 1);
        return new Data(
                first,
                second,
                Optional.empty(),
                Optional.of(new Data.NumberTarget(scaling.unit(), first.variation(), second.variation())),
                Optional.empty(),
                columns,
                hashes);
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
