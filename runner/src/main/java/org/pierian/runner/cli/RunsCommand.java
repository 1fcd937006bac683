package org.pierian.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.RecordReader;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs [FOLDER]`.
@Command(
        name = "runs",
        description = {"Show the finished runs below a folder in a table, the best in the last test first."})
final class RunsCommand implements Callable<Integer> {

    private static final List<String> SPLITS = List.of("test", "validation", "train");
    private static final List<String> USUAL = List.of("accuracy", "loss", "mae", "rmse", "r2");
    private static final Pattern LARGER_IS_BETTER = Pattern.compile("(test|validation|train)_(accuracy|top_[0-9]+|r2)");
    private static final String MISSING = "";

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Folder of runs; ${DEFAULT-VALUE} unless given.")
    private Path folder = Path.of("runs");

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            defaultValue = "test_accuracy",
            description =
                    "name, id, epochs, weights, or a metric such as test_accuracy, test_loss, test_top_5 or train_r2;"
                            + " accuracies, top_k and r2 are in descending order, everything else in ascending order.")
    private String sort = "";

    @Option(names = "--json", description = "Print one line of JSON for each run.")
    private boolean json;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Option(names = "--markdown", description = "Print a table in Markdown.")
    private boolean markdown;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((json ? 1 : 0) + (csv ? 1 : 0) + (markdown ? 1 : 0) > 1) {
            throw Failure.of(ExitCode.USAGE, "`--json`, `--csv` and `--markdown` exclude each other")
                    .help("leave all but one of them out");
        }
        List<RunRecord> records = records().stream().map(RecordReader::read).toList();
        List<String> metrics = metrics(records);
        List<String> columns = columns(metrics);
        if (!columns.contains(sort)) {
            throw Failure.of(
                    ExitCode.USAGE, "`--sort` wants one of " + String.join(", ", columns) + ", got `" + sort + "`");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        records.forEach(record -> rows.add(row(record, metrics)));
        rows.sort(order());
        if (json) {
            rows.forEach(row -> {
                row.values().removeIf(MISSING::equals);
                terminal.result(Json.line(row) + "\n");
            });
        } else {
            terminal.result(table(rows, metrics));
        }
        return 0;
    }

    private Comparator<Map<String, Object>> order() {
        Comparator<Map<String, Object>> missingLast = Comparator.comparing(row -> MISSING.equals(row.get(sort)));
        Comparator<Map<String, Object>> first = (a, b) -> {
            Object x = a.get(sort);
            Object y = b.get(sort);
            return x instanceof Number n && y instanceof Number m
                    ? Double.compare(n.doubleValue(), m.doubleValue())
                    : String.valueOf(x).compareTo(String.valueOf(y));
        };
        boolean falls = LARGER_IS_BETTER.matcher(sort).matches();
        return missingLast
                .thenComparing(falls ? first.reversed() : first)
                .thenComparing(row -> String.valueOf(row.get("name")))
                .thenComparing(row -> String.valueOf(row.get("id")));
    }

    private List<Path> records() {
        if (Files.isRegularFile(folder)) {
            throw Failure.of(ExitCode.INPUT, "`" + folder + "` is a file, not a folder of runs")
                    .help("name the folder given with `--out`");
        }
        if (!Files.isDirectory(folder)) {
            throw Failure.of(ExitCode.NOT_FOUND, "the folder `" + folder + "` is not there")
                    .help("run `runner train` first, or name the folder given with `--out`");
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.map(RunFolder::new)
                    .map(RunFolder::record)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) { // of a folder below
            throw InputFile.unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
    }

    private static Map<String, Object> row(RunRecord record, List<String> metrics) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", record.name());
        row.put("id", record.id());
        row.put("epochs", record.chain().getLast().epoch());
        for (String split : SPLITS) {
            for (String metric : metrics) {
                Double value =
                        record.metrics().getOrDefault(split, new TreeMap<>()).get(metric);
                row.put(split + "_" + metric, value == null ? MISSING : value);
            }
        }
        row.put("weights", record.weightsSha256().substring(0, 12));
        return row;
    }

    private static List<String> columns(List<String> metrics) {
        List<String> columns = new ArrayList<>(List.of("name", "id", "epochs"));
        SPLITS.forEach(split -> metrics.forEach(metric -> columns.add(split + "_" + metric)));
        columns.add("weights");
        return List.copyOf(columns);
    }

    /// The usual metrics, and then all others that some run has.
    private static List<String> metrics(List<RunRecord> records) {
        Stream<String> others = records.stream()
                .flatMap(record -> record.metrics().values().stream())
                .flatMap(metrics -> metrics.keySet().stream())
                .filter(metric -> !USUAL.contains(metric));
        return Stream.concat(USUAL.stream(), others.distinct().sorted()).toList();
    }

    /// Loss, and of the others those that some run has.
    private static List<String> shown(List<Map<String, Object>> rows, List<String> metrics) {
        return metrics.stream()
                .filter(metric -> metric.equals("loss") || isKnown(rows, "test_" + metric))
                .toList();
    }

    private static boolean isKnown(List<Map<String, Object>> rows, String column) {
        return rows.stream().anyMatch(row -> !MISSING.equals(row.get(column)));
    }

    private String table(List<Map<String, Object>> rows, List<String> metrics) {
        List<String> columns = columns(shown(rows, metrics)).stream()
                .filter(column -> !column.startsWith("validation_") || isKnown(rows, column))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.forEach(row ->
                cells.add(columns.stream().map(column -> cell(row.get(column))).toList()));
        if (csv) {
            return lines(cells, "", ",", "");
        }
        if (markdown) {
            cells.add(1, columns.stream().map(c -> "---").toList());
            return lines(cells, "| ", " | ", " |");
        }
        return Table.text(cells, 2);
    }

    private String cell(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Double d && !csv
                ? String.format(java.util.Locale.ROOT, "%.4f", d)
                : String.valueOf(value);
    }

    private static String lines(List<List<String>> cells, String before, String between, String after) {
        StringBuilder text = new StringBuilder();
        cells.forEach(row -> text.append(before)
                .append(String.join(between, row))
                .append(after)
                .append('\n'));
        return text.toString();
    }
}
