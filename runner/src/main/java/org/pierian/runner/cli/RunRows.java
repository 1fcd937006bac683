package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.verify.SpecKeys;

/// The finished runs of a folder as the rows of a table, and its columns: metrics, and the keys in which the specs of
/// runs of the same name differ.
final class RunRows {

    /// The value of a column that a run does not have.
    static final String MISSING = "";

    /// The column with the time of a run's first step, which is known on the machine that trained it.
    static final String DATE = "date";

    /// The column with the epoch whose weights were kept, where training stopped early.
    private static final String BEST = "best_epoch";

    private static final String VALIDATION = "validation";
    private static final List<String> SPLITS = List.of("test", VALIDATION, "train");
    private static final List<String> USUAL = List.of("accuracy", "loss", "mae", "rmse", "r2");

    private final List<Run> runs;
    private final List<String> metrics;
    private final List<String> differing;

    /// One run.
    private record Run(RunFolder folder, RunRecord record, SortedMap<String, String> spec) {
        static Run of(RunFolder folder) {
            return new Run(folder, RecordReader.read(folder.record()), SpecKeys.of(folder.spec()));
        }
    }

    private RunRows(List<Run> runs) {
        this.runs = runs;
        this.metrics = metrics(runs);
        this.differing = differing(runs);
    }

    /// The runs in some folders.
    ///
    /// @throws org.pierian.runner.failure.Failure when a record is damaged
    static RunRows of(List<RunFolder> folders) {
        return new RunRows(folders.stream().map(Run::of).toList());
    }

    /// The usual metrics, and then all others that some run has.
    private static List<String> metrics(List<Run> runs) {
        Stream<String> others = runs.stream()
                .flatMap(run -> run.record().metrics().values().stream())
                .flatMap(metrics -> metrics.keySet().stream())
                .filter(metric -> !USUAL.contains(metric));
        return Stream.concat(USUAL.stream(), others.distinct().sorted()).toList();
    }

    private static List<String> differing(List<Run> runs) {
        SortedMap<String, List<SortedMap<String, String>>> byName = new TreeMap<>();
        runs.stream()
                .filter(run -> !run.spec().isEmpty())
                .forEach(run -> byName.computeIfAbsent(run.record().name(), _ -> new ArrayList<>())
                        .add(run.spec()));
        TreeSet<String> keys = new TreeSet<>();
        byName.values().forEach(specs -> keys.addAll(SpecKeys.differing(specs)));
        return List.copyOf(keys);
    }

    /// The keys in which specs differ.
    List<String> differing() {
        return differing;
    }

    /// All columns.
    List<String> columns() {
        return columns(metrics, differing);
    }

    /// The columns that are worth showing: of the metrics loss, and those that some run has.
    ///
    /// @param mostDiffering how many keys of specs are shown
    List<String> shownColumns(int mostDiffering) {
        List<String> known = metrics.stream()
                .filter(metric -> metric.equals("loss")
                        || runs.stream()
                                .anyMatch(run -> !metric(run, "test", metric).equals(MISSING)))
                .toList();
        List<String> columns = new ArrayList<>(
                columns(known, differing.stream().limit(mostDiffering).toList()));
        if (runs.stream().allMatch(run -> run.record().bestEpoch().isEmpty())) {
            columns.remove(BEST); // no run has stopped early
        }
        if (runs.stream().allMatch(run -> run.record().metrics().get(VALIDATION) == null)) {
            columns.removeIf(column -> column.startsWith(VALIDATION + "_"));
        }
        return List.copyOf(columns);
    }

    private static List<String> columns(List<String> metrics, List<String> keys) {
        List<String> columns = new ArrayList<>(List.of("name", "id", "epochs", BEST));
        SPLITS.forEach(split -> metrics.forEach(metric -> columns.add(split + "_" + metric)));
        keys.stream().filter(key -> !columns.contains(key)).forEach(columns::add);
        columns.add("weights");
        columns.add(DATE);
        return List.copyOf(columns);
    }

    private static Object metric(Run run, String split, String metric) {
        Double value =
                run.record().metrics().getOrDefault(split, new TreeMap<>()).get(metric);
        return Objects.requireNonNullElse(value, MISSING);
    }

    /// For each run the value of every column: a string, a number, or an instant.
    List<Map<String, Object>> rows() {
        return runs.stream().map(this::row).toList();
    }

    private Map<String, Object> row(Run run) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : columns()) {
            row.put(column, MISSING);
        }
        differing.forEach(key -> row.put(key, run.spec().getOrDefault(key, MISSING)));
        row.put("name", run.record().name());
        row.put("id", run.record().id());
        row.put("epochs", run.record().epochs());
        run.record().bestEpoch().ifPresent(epoch -> row.put(BEST, epoch));
        SPLITS.forEach(split -> metrics.forEach(metric -> row.put(split + "_" + metric, metric(run, split, metric))));
        row.put("weights", run.record().weightsSha256().substring(0, 12));
        LocalFiles.firstStep(run.folder()).ifPresent(time -> row.put(DATE, time));
        return row;
    }
}
