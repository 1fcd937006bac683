package org.pierian.runner.dataset.table;

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
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.ColumnSummary;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.RowSetSpec;
import org.pierian.spec.Split;
import org.pierian.spec.TableSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.language.Language;

/// A table as a training set, a test set and perhaps a validation set.
final class TableDataset {

    private final TableSpec spec;
    private final TableOrigin origin;
    private final Map<Split, NumberTable.Columns> sets = new EnumMap<>(Split.class);
    private final int[] missing;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    private TableDataset(TableSpec spec, TableOrigin origin, Reading reading) {
        this.spec = spec;
        this.origin = origin;
        List<RowMarks.Column> marked = RowMarks.columns(spec);
        NumberTable first =
                read(origin.open(reading, TableColumns.wanted(spec, marked)), origin.name(), marked, reading);
        this.missing = first.missing().clone();
        RowSets.divide(spec, origin.name(), first).forEach((split, order) -> sets.put(split, first.columns(order)));
        ofOtherFile(Split.TEST, spec.test(), reading);
        spec.validation().ifPresent(set -> ofOtherFile(Split.VALIDATION, set, reading));
    }

    /// Reads the tables of a dataset.
    ///
    /// @param spec the spec's dataset
    /// @param origin where its rows are
    /// @throws org.pierian.runner.failure.Failure when a table is not there, or has an error
    /// @throws org.pierian.runner.failure.SpecMisfit when a table has no column that the spec names
    static Data load(TableSpec spec, TableOrigin origin, Reading reading) {
        return new TableDataset(spec, origin, reading).data(reading);
    }

    private NumberTable read(TableRows opened, String name, List<RowMarks.Column> marked, Reading reading) {
        try (opened) {
            NumberTable table = NumberTable.read(reading.resolved(), spec, BadCells.shown(name), opened, marked);
            hashes.put(name, table.sha256());
            return table;
        }
    }

    private void ofOtherFile(Split split, RowSetSpec set, Reading reading) {
        if (set instanceof RowSetSpec.OtherFile(String path)) {
            List<String> wanted = TableColumns.wanted(spec, List.of());
            NumberTable table = read(origin.open(path, reading, wanted), path, List.of(), reading);
            sets.put(split, table.columns(IntStream.range(0, table.rows()).toArray()));
            for (int i = 0; i < missing.length; i++) {
                missing[i] += table.missing()[i];
            }
        }
    }

    private Data data(Reading reading) {
        Background<List<Diagnostic>> warnings = Background.start("review", () -> warnings(reading));
        Preprocessing preprocessing = reading.fitted().orElseGet(() -> {
            NumberTable.Columns train = train();
            return TablePreprocessing.fit(spec, train.features()::get, train.targets(), reading.notice());
        });
        noteMissingClasses(reading.notice());
        Map<Split, Examples> splits = new EnumMap<>(Split.class);
        sets.forEach((split, rows) ->
                splits.put(split, RowExamples.of(spec, rows.targets(), rows.features()::get, preprocessing)));
        List<ColumnSummary> columns = reading.describesColumns() ? columns() : List.of();
        return new Data(splits, preprocessing, Optional.empty(), columns, warnings.get(), hashes);
    }

    private NumberTable.Columns train() {
        return Objects.requireNonNull(sets.get(Split.TRAIN));
    }

    private List<Diagnostic> warnings(Reading reading) {
        if (reading.fitted().isPresent()) {
            return List.of();
        }
        return TableReview.review(reading.resolved(), spec, sets);
    }

    private void noteMissingClasses(Consumer<String> notice) {
        List<String> classes = spec.target().classes();
        if (classes.isEmpty()) {
            return;
        }
        boolean[] seen = new boolean[classes.size()];
        for (int label : RowExamples.labels(train().targets())) {
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
        for (int f = 0; f < spec.features().size(); f++) {
            FeatureSpec feature = spec.features().get(f);
            int place = f;
            String role = language.wordOf(feature);
            columns.add(
                    feature instanceof FeatureSpec.Numeric
                            ? numbers(
                                    feature.column(),
                                    role,
                                    missing[f],
                                    rows -> rows.features().get(place)[0])
                            : ColumnSummary.ofWords(feature.column(), role, missing[f]));
        }
        String role = language.wordOf(spec.target());
        columns.add(
                spec.target().classes().isEmpty()
                        ? numbers(spec.target().column(), role, 0, NumberTable.Columns::targets)
                        : ColumnSummary.ofWords(spec.target().column(), role, 0));
        return columns;
    }

    private ColumnSummary numbers(
            String column, String role, int empty, Function<NumberTable.Columns, double[]> numbers) {
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
