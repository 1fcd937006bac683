package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.core.backend.Backend;
import org.pierian.core.train.Slope;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.option.FormOption;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.TrialOptions;
import org.pierian.runner.cli.option.WholeNumbers;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.probe.GradientProbe;
import org.pierian.runner.record.Json;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradcheck SPEC`.
@Command(
        name = "gradcheck",
        description = {
            "Compare the gradients of every layer, and of the loss, with slopes of their outputs.",
            "",
            "Exit code 4 when a gradient is wrong: a relative error above 1e-3. Writes nothing."
        })
final class GradcheckCommand implements Callable<Integer> {

    private static final int MOST_EXAMPLES = 1024;

    private final Terminal terminal;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "4",
            description = "Check with the first N examples of training; ${DEFAULT-VALUE} unless given.")
    private int examples;

    @Option(
            names = "--random-inputs",
            description = "Read no data: check the layers with random inputs, without the loss.")
    private boolean random;

    @Mixin
    private FormOption form = new FormOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    GradcheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        WholeNumbers.require("--examples", examples, 1, MOST_EXAMPLES);
        ResolvedSpec resolved = trial.require(terminal);
        MemoryNeed need = MemoryNeed.ofTraining(resolved.spec(), examples);
        (random ? need.withoutData() : need).require();
        return trial.compute(backend -> report(rows(resolved, backend)));
    }

    private List<GradientProbe.Row> rows(ResolvedSpec resolved, Backend backend) {
        if (random) {
            return GradientProbe.withRandomInputs(
                    resolved.spec(), trial.initialWeights(resolved, terminal), examples, backend);
        }
        Data data =
                trial.loader(terminal).begin(resolved, List.of(trial.folder())).get();
        trial.check(resolved, data, terminal);
        return GradientProbe.withData(
                resolved.spec(), trial.initialWeights(resolved, terminal), data, examples, backend);
    }

    private int report(List<GradientProbe.Row> rows) {
        long wrong = rows.stream().filter(row -> !row.slope().isRight()).count();
        if (form.isJson()) {
            rows.forEach(row -> terminal.document(Json.line(map(row)) + "\n"));
        } else {
            terminal.result(Table.text(cells(rows), 3, terminal.resultColumns()));
            terminal.result(
                    wrong == 0
                            ? "\nall gradients are right\n"
                            : "\n" + Count.of(wrong, "gradient") + (wrong == 1 ? " is" : " are") + " wrong\n");
        }
        return (wrong == 0 ? ExitCode.DONE : ExitCode.DIFFERENT).number();
    }

    private static List<List<String>> cells(List<GradientProbe.Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("name", "layer", "gradient of", "numbers", "relative error", "right"));
        for (GradientProbe.Row row : rows) {
            Slope slope = row.slope();
            cells.add(List.of(
                    row.name(),
                    row.word(),
                    row.tensor(),
                    Table.number(slope.size()),
                    slope.isFlat() ? "flat" : String.format(Locale.US, "%.1e", slope.error()),
                    slope.isRight() ? "yes" : "NO"));
        }
        return cells;
    }

    private static Map<String, Object> map(GradientProbe.Row row) {
        Slope slope = row.slope();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", row.name());
        map.put("layer", row.word());
        map.put("tensor", row.tensor());
        map.put("numbers", slope.size());
        map.put("directions", slope.directions());
        map.put("relative_error", slope.error());
        map.put("worst", slope.worst());
        map.put("right", slope.isRight());
        return map;
    }
}
