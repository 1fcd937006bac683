package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.dataset.ColumnSummary;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Scaling;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TargetSpec;
import org.pierian.spec.diagnostic.Diagnostic;

/// A table as a training set, a test set and perhaps a validation set.
final class CsvDataset {

    private static final String SUBFOLDER = "tabular";

    private final DatasetSpec.Csv csv;
    private final int width;
    private final Map<Split, Rows> sets = new EnumMap<>(Split.class);
    private final int[] missing;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    /// Rows of one set.
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Rows(float[] inputs, float[] targets) {
        static Rows of(CsvTable table, int[] order) {
            return new Rows(table.inputs(order), table.targets(order));
        }

        int size() {
            return targets.length;
        }
    }

    private CsvDataset(DatasetSpec.Csv csv, Reading reading) {
        this.csv = csv;
        this.width = CsvTable.width(csv);
        CsvTable first = read(csv.file(), RowMarks.columns(csv), reading);
        this.missing = first.missing().clone();
        RowSets.divide(csv, first, reading.resolved().spec().seed())
                .forEach((split, order) -> sets.put(split, Rows.of(first, order)));
        ofOtherFile(Split.TEST, csv.test(), reading);
        csv.validation().ifPresent(set -> ofOtherFile(Split.VALIDATION, set, reading));
    }

    /// Reads the files of a table.
    ///
    /// @param csv the spec's dataset
    /// @throws org.pierian.runner.failure.Failure when a file is not there, or has an error
    /// @throws org.pierian.runner.failure.SpecMisfit when a file has no column that the spec names
    static Data load(DatasetSpec.Csv csv, Reading reading) {
        return new CsvDataset(csv, reading).data(reading);
    }

    private CsvTable read(String name, List<RowMarks.Column> marked, Reading reading) {
        Path file = DataFile.find(name, SUBFOLDER, reading.near(), reading.folders());
        CsvTable table = CsvTable.read(reading.resolved(), csv, file, name, marked);
        hashes.put(name, table.sha256());
        return table;
    }

    private void ofOtherFile(Split split, RowSetSpec set, Reading reading) {
        if (set instanceof RowSetSpec.OtherFile(String path)) {
            CsvTable table = read(path, List.of(), reading);
            sets.put(split, Rows.of(table, IntStream.range(0, table.rows()).toArray()));
            for (int i = 0; i < missing.length; i++) {
                missing[i] += table.missing()[i];
            }
        }
    }

    private Rows train() {
        return Objects.requireNonNull(sets.get(Split.TRAIN));
    }

    private Data data(Reading reading) {
        List<ColumnSummary> columns = columns();
        List<Diagnostic> warnings = warnings(reading);
        List<Preprocessing.Input> inputs = new ArrayList<>();
        int offset = 0;
        for (FeatureSpec feature : csv.features()) {
            int place = inputs.size();
            inputs.add(
                    switch (feature) {
                        case FeatureSpec.Numeric numeric -> scale(numeric, place, offset, reading);
                        case FeatureSpec.Categorical categorical ->
                            new Preprocessing.Input.Categorical(categorical.column(), categorical.values());
                    });
            offset += feature.inputs();
        }
        return switch (csv.target()) {
            case TargetSpec.ClassColumn target -> {
                noteMissingClasses(target, reading.notice());
                yield data(
                        new Preprocessing(inputs, new Preprocessing.Target.Classes(target.values())),
                        columns,
                        warnings,
                        rows -> classes(target, rows));
            }
            case TargetSpec.NumberColumn target -> {
                Scaling scaling = reading.fitted()
                        .flatMap(Preprocessing::targetScaling)
                        .orElseGet(() -> ColumnScaling.fitTarget(target.column(), target.scale(), train().targets()));
                yield data(
                        new Preprocessing(inputs, new Preprocessing.Target.Numeric(target.column(), scaling)),
                        columns,
                        warnings,
                        rows -> numbers(target, scaling, rows));
            }
        };
    }

    private Preprocessing.Input scale(FeatureSpec.Numeric numeric, int place, int offset, Reading reading) {
        Scaling scaling = reading.fitted()
                .flatMap(fitted -> fitted.scaling(place))
                .orElseGet(() -> ColumnScaling.fit(
                        numeric.column(), numeric.scale(), numeric.missing(), train().inputs(), offset, width));
        for (Rows rows : sets.values()) {
            ColumnScaling.apply(scaling, numeric.column(), rows.inputs(), offset, width);
        }
        return new Preprocessing.Input.Numeric(numeric.column(), scaling);
    }

    private List<Diagnostic> warnings(Reading reading) {
        if (reading.fitted().isPresent()) {
            return List.of();
        }
        Map<Split, TableReview.Numbers> numbers = new EnumMap<>(Split.class);
        sets.forEach((split, rows) -> numbers.put(split, new TableReview.Numbers(rows.inputs(), rows.targets())));
        return TableReview.review(reading.resolved(), csv, numbers);
    }

    private Data data(
            Preprocessing preprocessing,
            List<ColumnSummary> columns,
            List<Diagnostic> warnings,
            Function<Rows, Examples> examples) {
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        sets.forEach((split, rows) -> splits.put(split, examples.apply(rows)));
        return new Data(splits, preprocessing, Optional.empty(), columns, warnings, hashes);
    }

    private void noteMissingClasses(TargetSpec.ClassColumn target, Consumer<String> notice) {
        boolean[] seen = new boolean[target.values().size()];
        for (int label : labels(train())) {
            seen[label] = true;
        }
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                notice.accept("warning: no training row has the class `"
                        + BadCells.shown(target.values().get(c)) + "`");
            }
        }
    }

    private Examples classes(TargetSpec.ClassColumn target, Rows rows) {
        Targets labels = new Targets(labels(rows), target.values().size());
        return Examples.ofClasses(new DenseDataset(Shape.of(width), rows.inputs(), labels), labels);
    }

    private Examples numbers(TargetSpec.NumberColumn target, Scaling scaling, Rows rows) {
        ColumnScaling.apply(scaling, target.column(), rows.targets(), 0, 1);
        RegressionDataset dataset = new RegressionDataset(Shape.of(width), rows.inputs(), rows.targets(), 1);
        return Examples.ofNumbers(dataset, dataset.variation());
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
                            ? numbers(feature.column(), "numeric", missing[f], Rows::inputs, offset, width)
                            : ColumnSummary.ofWords(feature.column(), "categorical", missing[f]));
            offset += feature.inputs();
        }
        columns.add(
                csv.target() instanceof TargetSpec.NumberColumn
                        ? numbers(csv.target().column(), "number", 0, Rows::targets, 0, 1)
                        : ColumnSummary.ofWords(csv.target().column(), "class", 0));
        return columns;
    }

    private ColumnSummary numbers(
            String column, String role, int empty, Function<Rows, float[]> values, int offset, int stride) {
        Map<Split, ColumnSummary.NumberRange> ranges = new EnumMap<>(Split.class);
        sets.forEach((split, rows) -> ColumnRanges.of(List.of(values.apply(rows)), offset, stride)
                .ifPresent(range -> ranges.put(split, range)));
        List<float[]> all = sets.values().stream().map(values).toList();
        return new ColumnSummary(column, role, empty, ColumnRanges.of(all, offset, stride), ranges);
    }
}
