package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.option.FormOption;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.TrialOptions;
import org.pierian.runner.cli.option.WholeNumbers;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.probe.TimeProbe;
import org.pierian.runner.record.Json;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `time SPEC`.
@Command(
        name = "time",
        description = {
            "Measure the time of a training step, layer by layer, forward and backward.",
            "",
            "Reads no data: inputs are random. Writes nothing. Layers are run one after the other over a whole batch, so"
                    + " activations after a convolution are not fused to it, as they are in training."
        })
final class TimeCommand implements Callable<Integer> {

    private static final double LONGEST = 3600;
    private static final double MILLISECOND = 1e6;

    private final Terminal terminal;

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Examples in a step; the spec's batch_size unless given.")
    private @Nullable Integer batch;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "2",
            description =
                    "How long, half of it to warm up; ${DEFAULT-VALUE} unless given. Long steps take longer: ten of"
                            + " them or five times as long, and at least three, are taken to warm up, and as many are measured.")
    private double seconds;

    @Mixin
    private FormOption form = new FormOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    TimeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(seconds >= 0) || seconds > LONGEST) {
            throw Failure.of(
                    ExitCode.USAGE, "`--seconds` wants 0 to " + Table.number((long) LONGEST) + ", got " + seconds);
        }
        if (batch != null) {
            WholeNumbers.require("--batch", batch, 1, Integer.MAX_VALUE);
            trial.set("batch_size=" + batch);
        }
        ResolvedSpec resolved = trial.require(terminal);
        int examples = resolved.spec().batchSize();
        MemoryNeed.ofTraining(resolved.spec(), examples).withoutData().require();
        return trial.compute(backend -> {
            TimeProbe.Result result = TimeProbe.run(
                    resolved.spec(), trial.initialWeights(resolved, terminal), examples, seconds, backend);
            report(result, backend.threads(), resolved.spec().batchesPerStep());
            return ExitCode.DONE.number();
        });
    }

    private void report(TimeProbe.Result result, int threads, int accumulate) {
        if (form.isJson()) {
            result.rows().forEach(row -> terminal.document(Json.line(map(row)) + "\n"));
            terminal.document(Json.line(map(result, threads)) + "\n");
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("name", "layer", "forward ms", "backward ms", "share", "GFLOP/s forward", "backward"));
        result.rows()
                .forEach(row -> cells.add(List.of(
                        row.name(),
                        row.word(),
                        milliseconds(row.forward()),
                        milliseconds(row.backward()),
                        String.format(Locale.US, "%.1f %%", 100 * row.share()),
                        rate(row.forwardRate()),
                        rate(row.backwardRate()))));
        terminal.result(Table.text(cells, 2, terminal.resultColumns()));
        terminal.result("\n"
                + Table.prose(
                        String.format(
                                        Locale.US,
                                        "a step of %s: %s ms, %,.0f examples/s; %s, medians of %s after %d to warm up",
                                        Count.of(result.batch(), "example"),
                                        milliseconds(result.step()),
                                        result.batch() * 1e9 / Math.max(1, result.step()),
                                        Count.of(threads, "thread"),
                                        Count.of(result.steps(), "step"),
                                        result.warmUpSteps())
                                + (accumulate > 1
                                        ? "; in training the optimizer comes once in " + accumulate + " of these"
                                        : ""),
                        terminal.resultColumns()));
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.US, "%.3f", nanos / MILLISECOND);
    }

    private static String rate(double rate) {
        return rate == 0 ? "" : String.format(Locale.US, "%.1f", rate);
    }

    private static Map<String, Object> map(TimeProbe.Result result, int threads) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("examples", result.batch());
        map.put("step_ms", result.step() / MILLISECOND);
        map.put("threads", threads);
        map.put("warm_up_steps", result.warmUpSteps());
        map.put("measured_steps", result.steps());
        return map;
    }

    private static Map<String, Object> map(TimeProbe.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", row.name());
        map.put("layer", row.word());
        map.put("forward_ms", row.forward() / MILLISECOND);
        map.put("backward_ms", row.backward() / MILLISECOND);
        map.put("share", row.share());
        map.put("forward_gflops", row.forwardRate());
        map.put("backward_gflops", row.backwardRate());
        return map;
    }
}
