package org.pierian.runner.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pierian.runner.cli.option.FormOption;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.TrialOptions;
import org.pierian.runner.cli.option.WholeNumbers;
import org.pierian.runner.cli.terminal.Plot;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.probe.RateFinder;
import org.pierian.runner.record.Json;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.run.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lr-find SPEC`.
@Command(
        name = "lr-find",
        description = {
            "Find a learning rate: train with one that grows from step to step, and see where the loss falls fastest.",
            "",
            "Looks at batches of the training set only. Writes nothing."
        })
final class LrFindCommand implements Callable<Integer> {

    private static final int FEWEST = 10;
    private static final int MOST = 1_000_000;
    private static final double HEADROOM = 1.25; // of the plot, above the first losses

    private final Terminal terminal;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--from",
            paramLabel = "RATE",
            defaultValue = "1e-7",
            description = "The first learning rate; ${DEFAULT-VALUE} unless given.")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "RATE",
            defaultValue = "10",
            description = "The last learning rate; ${DEFAULT-VALUE} unless given.")
    private double to;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "100",
            description = "Number of steps, and of rates; ${DEFAULT-VALUE} unless given.")
    private int steps;

    @Mixin
    private FormOption form = new FormOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    LrFindCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(from > 0) || !(to > from) || !Double.isFinite(to)) {
            throw Failure.of(
                    ExitCode.USAGE,
                    "`--from` wants a rate above 0 and `--to` one above it, got " + from + " and " + to);
        }
        WholeNumbers.require("--steps", steps, FEWEST, MOST);
        return trial.experiment(terminal, this::run);
    }

    private int run(Experiment experiment) {
        RateFinder.Result result = RateFinder.run(experiment, from, to, steps);
        if (result.points().isEmpty()) {
            throw Failure.of(ExitCode.DIVERGED, result.ending().orElse("no step was taken"))
                    .help("begin with a smaller rate: `--from`");
        }
        if (form.isJson()) {
            result.points().forEach(point -> terminal.document(Json.line(map(point)) + "\n"));
            terminal.document(Json.line(map(result)) + "\n");
        } else {
            show(result);
        }
        return ExitCode.DONE.number();
    }

    private void show(RateFinder.Result result) {
        List<RateFinder.Point> points = result.points();
        terminal.result("loss, smoothed, by learning rate\n"
                + Plot.text(
                        curve(points),
                        rate(points.getFirst().rate()),
                        rate(points.getLast().rate()),
                        terminal.resultColumns(),
                        Plot.canDrawBlocks(terminal))
                + "\n");
        result.ending()
                .ifPresent(why -> terminal.resultLine("ended after " + Count.of(points.size(), "step") + ": " + why));
        if (result.steepest().isEmpty()) {
            terminal.resultLine("the loss did not fall at any rate; no suggestion");
            return;
        }
        double lowest =
                points.stream().mapToDouble(RateFinder.Point::smoothed).min().orElse(Double.NaN);
        terminal.result("lowest loss        " + SignificantDigits.of(lowest) + "\n"
                + "falls fastest at   " + rate(result.steepest().get()) + "\n"
                + "a tenth of lowest  " + rate(result.tenth().orElseThrow()) + "\n");
    }

    /// The smoothed losses; those that are far above the start, at the end, would flatten all others.
    private static List<Double> curve(List<RateFinder.Point> points) {
        double highest = HEADROOM
                * points.stream()
                        .limit(FEWEST)
                        .mapToDouble(RateFinder.Point::smoothed)
                        .max()
                        .orElse(0);
        return points.stream().map(point -> Math.min(highest, point.smoothed())).toList();
    }

    private static String rate(double rate) {
        return String.format(Locale.US, "%.2e", rate);
    }

    private static Map<String, Object> map(RateFinder.Point point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("learning_rate", point.rate());
        map.put("loss", point.loss());
        map.put("smoothed", point.smoothed());
        return map;
    }

    private static Map<String, Object> map(RateFinder.Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        result.steepest().ifPresent(rate -> map.put("steepest", rate));
        result.tenth().ifPresent(rate -> map.put("tenth_of_lowest", rate));
        result.ending().ifPresent(why -> map.put("ended", why));
        return map;
    }
}
