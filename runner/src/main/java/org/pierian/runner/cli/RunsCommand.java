package org.pierian.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pierian.core.metric.Better;
import org.pierian.runner.bind.MetricBinder;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.diagnostic.DisplayText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs [FOLDER]`.
@Command(
        name = "runs",
        description = {
            "Show the finished runs below a folder in a table, the best in the last test first.",
            "",
            "Has a column for each key in which the specs of runs of the same name differ."
        })
final class RunsCommand implements Callable<Integer> {

    private static final int MOST_KEYS = 6;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern METRIC = Pattern.compile("(?:test|validation|train)_(.+)");

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Folder of runs; ${DEFAULT-VALUE} unless given.")
    private Path folder = Path.of("runs");

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            defaultValue = "test_accuracy",
            description =
                    "name, id, epochs, best_epoch, weights, date, a metric such as test_accuracy, test_loss, test_top_5 or train_r2,"
                            + " or a key in which specs of the same name differ; metrics of which more is better"
                            + " are in descending order, everything else in ascending order.")
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
        List<RunFolder> folders = folders();
        if (folders.isEmpty()) {
            terminal.say("`" + folder + "` has no finished run");
        }
        RunRows runs = RunRows.of(folders);
        if (!runs.columns().contains(sort)) {
            throw Failure.of(
                    ExitCode.USAGE,
                    "`--sort` wants one of " + String.join(", ", runs.columns()) + ", got `" + sort + "`");
        }
        List<Map<String, Object>> rows = new ArrayList<>(runs.rows());
        rows.sort(order());
        if (json) {
            rows.forEach(row -> {
                row.values().removeIf(RunRows.MISSING::equals);
                row.replaceAll((_, value) -> value instanceof Instant ? value.toString() : value);
                terminal.document(Json.line(row) + "\n");
            });
        } else {
            terminal.result(table(runs, rows));
        }
        return 0;
    }

    private Comparator<Map<String, Object>> order() {
        Comparator<Map<String, Object>> missingLast =
                Comparator.comparing(row -> RunRows.MISSING.equals(row.get(sort)));
        Comparator<Map<String, Object>> first = (a, b) -> {
            if (a.get(sort) instanceof Instant before && b.get(sort) instanceof Instant after) {
                return before.compareTo(after);
            }
            String x = String.valueOf(a.get(sort));
            String y = String.valueOf(b.get(sort));
            return NUMBER.matcher(x).matches() && NUMBER.matcher(y).matches()
                    ? Double.compare(Double.parseDouble(x), Double.parseDouble(y))
                    : x.compareTo(y);
        };
        Matcher metric = METRIC.matcher(sort);
        boolean falls = metric.matches() && MetricBinder.better(metric.group(1)).equals(Optional.of(Better.HIGHER));
        return missingLast
                .thenComparing(falls ? first.reversed() : first)
                .thenComparing(row -> String.valueOf(row.get("name")))
                .thenComparing(row -> String.valueOf(row.get("id")));
    }

    private List<RunFolder> folders() {
        if (Files.isRegularFile(folder)) {
            throw Failure.of(ExitCode.INPUT, "`" + folder + "` is a file, not a folder of runs")
                    .help("name the folder given with `--out`");
        }
        if (!Files.isDirectory(folder)) {
            throw Failure.of(ExitCode.NOT_FOUND, "the folder `" + folder + "` is not there")
                    .help("run `runner train` first, or name the folder given with `--out`");
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.sorted()
                    .map(RunFolder::new)
                    .filter(run -> Files.isRegularFile(run.record()))
                    .toList();
        } catch (UncheckedIOException e) { // of a folder below
            throw InputFile.unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
    }

    private String table(RunRows runs, List<Map<String, Object>> rows) {
        boolean complete = csv || markdown;
        List<String> columns = runs.shownColumns(complete ? Integer.MAX_VALUE : MOST_KEYS);
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.forEach(row ->
                cells.add(columns.stream().map(column -> cell(row.get(column))).toList()));
        if (csv) {
            return cells.stream().map(RunsCommand::csvLine).collect(Collectors.joining());
        }
        if (markdown) {
            cells.add(1, columns.stream().map(c -> "---").toList());
            return cells.stream().map(Table::markdownRow).collect(Collectors.joining());
        }
        int more = runs.differing().size() - MOST_KEYS;
        return Table.text(cells, 2, terminal.resultColumns())
                + (more > 0
                        ? "\n" + Count.of(more, "more key") + " of the specs differ: add `--json` or `--csv`, or use"
                                + " `runner diff` on two runs\n"
                        : "");
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case Instant time when !csv -> WHEN.format(time);
            case Double number when !csv -> SignificantDigits.of(number);
            case String text when csv -> quoted(text);
            case String text when markdown -> DisplayText.line(text).replace("|", "\\|");
            case String text -> DisplayText.line(text);
            case null, default -> String.valueOf(value);
        };
    }

    /// As RFC 4180 has it.
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// A row by RFC 4180; the name of a metric is what the record of a run says.
    private static String csvLine(List<String> row) {
        return row.stream()
                .map(DisplayText::line)
                .map(cell -> cell.matches("[^,\"]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
