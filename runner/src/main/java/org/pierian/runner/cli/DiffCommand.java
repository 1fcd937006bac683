package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.Json;
import org.pierian.runner.verify.Difference;
import org.pierian.runner.verify.RunSide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diff A B`.
@Command(
        name = "diff",
        description = {
            "Show what differs between two runs: spec, data, arithmetic, metrics, first differing epoch and step.",
            "",
            "Each is a run folder, a record, a lock, a spec, or REVISION:FILE of git. Exit code 0, whether they differ or not."
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "The first.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "B", description = "The second.")
    private String right = "";

    @Option(names = "--json", description = "Print one line of JSON for each difference.")
    private boolean json;

    @Option(names = "--markdown", description = "Print a table in Markdown.")
    private boolean markdown;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && markdown) {
            throw Failure.of(ExitCode.USAGE, "`--json` and `--markdown` exclude each other")
                    .help("leave one of them out");
        }
        RunSides sides = new RunSides(terminal);
        List<Difference> differences = RunSide.compare(sides.of(left), sides.of(right));
        if (json) {
            differences.forEach(d -> terminal.document(Json.line(map(d)) + "\n"));
        } else if (markdown) {
            List<List<String>> rows = new ArrayList<>(List.of(List.of("what", "key", left, right)));
            differences.forEach(d -> rows.add(List.of(kind(d), d.key(), d.left(), d.right())));
            terminal.result(Table.markdown(rows, 4));
        } else {
            differences.forEach(d -> terminal.resultLine(d.text()));
            if (differences.isEmpty()) {
                terminal.resultLine("no difference");
            }
        }
        return 0;
    }

    private static String kind(Difference difference) {
        return difference.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> map(Difference difference) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", kind(difference));
        map.put("key", difference.key());
        map.put("left", difference.left());
        map.put("right", difference.right());
        return map;
    }
}
