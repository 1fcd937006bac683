package org.pierian.runner.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.QuietOption;
import org.pierian.runner.cli.option.TrialOptions;
import org.pierian.runner.cli.option.WholeNumbers;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.probe.BatchTrial;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.run.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `overfit SPEC`.
@Command(
        name = "overfit",
        description = {
            "Train on the first batch alone, until its loss is small: a network that cannot learn one batch learns"
                    + " nothing.",
            "",
            "Keeps the network as it is, and the optimizer's own learning rate, without a schedule. Exit code 4 when the"
                    + " batch is not learned, 5 when training diverges. Writes nothing."
        })
final class OverfitCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 1_000_000;
    private static final int[] TOLD = {1, 2, 5};

    private final Terminal terminal;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Examples in the batch; the spec's batch_size unless given.")
    private @Nullable Integer examples;

    @Option(
            names = "--loss",
            paramLabel = "X",
            defaultValue = "0.01",
            description = "The mean loss has to fall below X; ${DEFAULT-VALUE} unless given.")
    private double loss;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Give up after N steps; ${DEFAULT-VALUE} unless given.")
    private int steps;

    @Mixin
    private QuietOption progress = new QuietOption();

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    OverfitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        WholeNumbers.require("--steps", steps, 1, MOST_STEPS);
        if (!Double.isFinite(loss)) {
            throw Failure.of(ExitCode.USAGE, "`--loss` wants a number, got " + loss);
        }
        if (examples != null) {
            WholeNumbers.require("--examples", examples, 1, Integer.MAX_VALUE);
            trial.set("batch_size=" + examples);
        }
        return trial.experiment(terminal, this::run);
    }

    private int run(Experiment experiment) {
        BatchTrial.Result result = BatchTrial.run(experiment, loss, steps, this::tell);
        if (form.isJson()) {
            terminal.document(Json.line(map(result)) + "\n");
        } else {
            terminal.resultLine(verdict(result));
            result.hints().forEach(hint -> terminal.result(Table.prose("hint: " + hint, terminal.resultColumns())));
        }
        if (result.diverged().isPresent()) {
            return ExitCode.DIVERGED.number();
        }
        return (result.learned() ? ExitCode.DONE : ExitCode.DIFFERENT).number();
    }

    /// After 0, 1, 2, 5, 10, 20, 50, ... steps.
    private void tell(int taken, double value) {
        boolean isTold = taken == 0;
        for (long power = 1; power <= taken; power *= 10) {
            for (int digit : TOLD) {
                isTold |= taken == digit * power;
            }
        }
        if (isTold && !progress.isQuiet()) {
            terminal.say("after " + Count.of(taken, "step") + "  loss " + SignificantDigits.of(value));
        }
    }

    private static String verdict(BatchTrial.Result result) {
        String batch = "one batch of " + Count.of(result.examples(), "example");
        String taken = Count.of(result.steps(), "step");
        if (result.diverged().isPresent()) {
            return "cannot learn " + batch + ": " + result.diverged().get();
        }
        String losses = "loss " + SignificantDigits.of(result.losses().getLast()) + " after " + taken + ", "
                + SignificantDigits.of(result.losses().getFirst()) + " at the start";
        return (result.learned() ? "can learn " : "cannot learn ") + batch + ": " + losses;
    }

    private static Map<String, Object> map(BatchTrial.Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("learned", result.learned());
        map.put("examples", result.examples());
        map.put("steps", result.steps());
        if (!result.losses().isEmpty()) {
            map.put("first_loss", result.losses().getFirst());
            map.put("loss", result.losses().getLast());
        }
        result.diverged().ifPresent(what -> map.put("diverged", what));
        map.put("hints", result.hints());
        return map;
    }
}
