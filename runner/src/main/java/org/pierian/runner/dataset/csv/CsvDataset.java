package org.pierian.runner.dataset.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
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
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.TestSetSpec;
import org.pierian.spec.language.Language;

/// A table as a training set and a test set.
final class CsvDataset {

    private static final String SUBFOLDER = "tabular";

    private final DatasetSpec.Csv csv;
    private final Rows train;
    private final Rows test;
    private final int[] missing;
    private final SortedMap<String, String> hashes;

    /// Rows of one set.
    ///
    /// @param order rows of the table in some order
    /// @param from place in `order` of the first
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Rows(CsvTable table, int[] order, int from, int size) {

        /// What the cells of a feature were read as.
        double[][] column(int feature) {
            return table.column(feature, order, from, size);
        }
    }

    private CsvDataset(DatasetSpec.Csv csv, Rows train, Rows test, int[] missing, SortedMap<String, String> hashes) {
        this.csv = csv;
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
                        new Rows(first, order, count, order.length - count),
                        new Rows(first, order, 0, count),
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
        return new Rows(table, order, 0, order.length);
    }

    private Data data(Reading reading) {
        List<Preprocessing.Input> inputs = new ArrayList<>();
        int width = CsvTable.width(csv);
        float[] trainInputs = new float[Math.multiplyExact(train.size(), width)];
        float[] testInputs = new float[Math.multiplyExact(test.size(), width)];
        int offset = 0;
        for (int f = 0; f < csv.features().size(); f++) {
            int place = f;
            double[][] raw = train.column(f);
            Preprocessing.Input input = FeatureInputs.fit(
                    csv.features().get(f),
                    raw,
                    reading.fitted().flatMap(fitted -> fitted.input(place)),
                    reading.notice());
            FeatureInputs.write(input, raw, trainInputs, offset, width);
            FeatureInputs.write(input, test.column(f), testInputs, offset, width);
            inputs.add(input);
            offset += csv.features().get(f).inputs();
        }
        Map<Split, float[]> split = Map.of(Split.TRAIN, trainInputs, Split.TEST, testInputs);
        return csv.target() instanceof TargetSpec.NumberColumn number
                ? numbers(number, reading, inputs, split)
                : classes(reading, inputs, split);
    }

    private Data classes(Reading reading, List<Preprocessing.Input> inputs, Map<Split, float[]> split) {
        List<String> classes = csv.target().classes();
        noteMissingClasses(classes, reading.notice());
        return data(new Preprocessing(inputs, new Preprocessing.Target.Classes(classes)), (part, rows) -> {
            Targets labels = new Targets(labels(rows), classes.size());
            return Examples.ofClasses(new DenseDataset(shape(), split.get(part), labels), labels);
        });
    }

    private Data numbers(
            TargetSpec.NumberColumn target,
            Reading reading,
            List<Preprocessing.Input> inputs,
            Map<Split, float[]> split) {
        double[] numbers = target(train);
        Scaling scaling = reading.fitted()
                .flatMap(Preprocessing::targetScaling)
                .orElseGet(() -> ColumnScaling.fitTarget(target.column(), target.scale(), numbers));
        MergedNumbers.warning(target.column(), scaling, numbers).ifPresent(reading.notice());
        return data(
                new Preprocessing(inputs, new Preprocessing.Target.Numeric(target.column(), scaling)), (part, rows) -> {
                    float[] scaled = new float[rows.size()];
                    ColumnScaling.apply(scaling, target.column(), target(rows), scaled, 0, 1);
                    RegressionDataset dataset = new RegressionDataset(shape(), split.get(part), scaled, 1);
                    return Examples.ofNumbers(dataset, dataset.variation());
                });
    }

    private Shape shape() {
        return Shape.of(CsvTable.width(csv));
    }

    private double[] target(Rows rows) {
        return rows.column(csv.features().size())[0];
    }

    private Data data(Preprocessing preprocessing, BiFunction<Split, Rows, Examples> examples) {
        return new Data(
                Map.of(Split.TRAIN, examples.apply(Split.TRAIN, train), Split.TEST, examples.apply(Split.TEST, test)),
                preprocessing,
                Optional.empty(),
                columns(),
                hashes);
    }

    private void noteMissingClasses(List<String> classes, Consumer<String> notice) {
        boolean[] seen = new boolean[classes.size()];
        for (int label : labels(train)) {
            seen[label] = true;
        }
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                notice.accept("warning: no training row has the class `" + BadCells.shown(classes.get(c)) + "`");
            }
        }
    }

    private int[] labels(Rows rows) {
        double[] values = target(rows);
        int[] labels = new int[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) values[i];
        }
        return labels;
    }

    /// What the columns hold, before anything is scaled.
    private List<ColumnSummary> columns() {
        Language language = new Language();
        List<ColumnSummary> columns = new ArrayList<>();
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            columns.add(new ColumnSummary(
                    feature.column(),
                    language.wordOf(feature),
                    missing[f],
                    feature instanceof FeatureSpec.Numeric ? range(f) : Optional.empty()));
        }
        columns.add(new ColumnSummary(
                csv.target().column(),
                language.wordOf(csv.target()),
                0,
                csv.target().classes().isEmpty() ? range(csv.features().size()) : Optional.empty()));
        return columns;
    }

    private Optional<ColumnSummary.NumberRange> range(int place) {
        double sum = 0;
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Rows rows : List.of(train, test)) {
            for (double value : rows.column(place)[0]) {
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new ColumnSummary.NumberRange(min, sum / count, max));
    }
}
