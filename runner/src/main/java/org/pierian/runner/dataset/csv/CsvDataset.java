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
import org.pierian.runner.dataset.ColumnSummary;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFile;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.language.Language;

/// A table as a training set, a test set and perhaps a validation set.
final class CsvDataset {

    private static final String SUBFOLDER = "tabular";

    private final DatasetSpec.Csv csv;
    private final Map<Split, Rows> sets = new EnumMap<>(Split.class);
    private final int[] missing;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    /// Rows of one set.
    ///
    /// @param order rows of the table in some order
    @SuppressWarnings("ArrayRecordComponent") // a handle on data, never compared
    private record Rows(CsvTable table, int[] order) {

        /// What the cells of a feature were read as.
        double[][] column(int feature) {
            return table.column(feature, order);
        }

        double[] targets() {
            return table.targets(order);
        }
    }

    private CsvDataset(DatasetSpec.Csv csv, Reading reading) {
        this.csv = csv;
        CsvTable first = read(csv.file(), RowMarks.columns(csv), reading);
        this.missing = first.missing().clone();
        RowSets.divide(csv, first).forEach((split, order) -> sets.put(split, new Rows(first, order)));
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
            sets.put(split, new Rows(table, IntStream.range(0, table.rows()).toArray()));
            for (int i = 0; i < missing.length; i++) {
                missing[i] += table.missing()[i];
            }
        }
    }

    private Data data(Reading reading) {
        Preprocessing preprocessing = reading.fitted().orElseGet(() -> {
            Rows train = rows(Split.TRAIN);
            return CsvPreprocessing.fit(csv, train::column, train.targets(), reading.notice());
        });
        noteMissingClasses(reading.notice());
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        sets.forEach(
                (split, rows) -> splits.put(split, CsvExamples.of(csv, rows.table(), rows.order(), preprocessing)));
        return new Data(splits, preprocessing, Optional.empty(), columns(), warnings(reading), hashes);
    }

    private Rows rows(Split split) {
        return Objects.requireNonNull(sets.get(split));
    }

    private List<Diagnostic> warnings(Reading reading) {
        if (reading.fitted().isPresent()) {
            return List.of();
        }
        Map<Split, TableReview.Numbers> numbers = new EnumMap<>(Split.class);
        sets.forEach((split, rows) -> {
            List<double[][]> features = IntStream.range(0, csv.features().size())
                    .mapToObj(rows::column)
                    .toList();
            numbers.put(split, new TableReview.Numbers(features, rows.targets()));
        });
        return TableReview.review(reading.resolved(), csv, numbers);
    }

    private void noteMissingClasses(Consumer<String> notice) {
        List<String> classes = csv.target().classes();
        if (classes.isEmpty()) {
            return;
        }
        boolean[] seen = new boolean[classes.size()];
        for (int label : CsvExamples.labels(rows(Split.TRAIN).targets())) {
            seen[label] = true;
        }
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                notice.accept("warning: no training row has the class `" + BadCells.shown(classes.get(c)) + "`");
            }
        }
    }

    /// What the columns hold, before anything is scaled.
    private List<ColumnSummary> columns() {
        Language language = new Language();
        List<ColumnSummary> columns = new ArrayList<>();
        for (int f = 0; f < csv.features().size(); f++) {
            FeatureSpec feature = csv.features().get(f);
            int place = f;
            String role = language.wordOf(feature);
            columns.add(
                    feature instanceof FeatureSpec.Numeric
                            ? numbers(feature.column(), role, missing[f], rows -> rows.column(place)[0])
                            : ColumnSummary.ofWords(feature.column(), role, missing[f]));
        }
        String role = language.wordOf(csv.target());
        columns.add(
                csv.target().classes().isEmpty()
                        ? numbers(csv.target().column(), role, 0, Rows::targets)
                        : ColumnSummary.ofWords(csv.target().column(), role, 0));
        return columns;
    }

    private ColumnSummary numbers(String column, String role, int empty, Function<Rows, double[]> numbers) {
        Map<Split, ColumnSummary.NumberRange> ranges = new EnumMap<>(Split.class);
        List<double[]> all = new ArrayList<>();
        sets.forEach((split, rows) -> {
            double[] values = numbers.apply(rows);
            all.add(values);
            ColumnRanges.of(List.of(values)).ifPresent(range -> ranges.put(split, range));
        });
        return new ColumnSummary(column, role, empty, ColumnRanges.of(all), ranges);
    }
}
