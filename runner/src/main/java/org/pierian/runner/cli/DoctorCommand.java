package org.pierian.runner.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.pierian.core.Numerics;
import org.pierian.core.arithmetic.Fma;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.terminal.Table;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.doctor.KnownAnswers;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.KernelReport;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.record.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `doctor`.
@Command(
        name = "doctor",
        description = {
            "Test whether this machine computes what it should, and show which kernels it uses.",
            "",
            "Exit code 4 when an answer is wrong."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 10;
    private static final long POLL_MILLIS = 20;

    private final Terminal terminal;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<KnownAnswers.Answer> answers = KnownAnswers.all();
        try (Engine engine = new Engine(Kernels.AUTO, 1)) {
            engine.tryAll();
            await(engine);
            return report(answers, engine);
        }
    }

    private int report(List<KnownAnswers.Answer> answers, Engine engine) {
        List<KernelReport> kernels = engine.kernels();
        boolean healthy = answers.stream().allMatch(KnownAnswers.Answer::isRight)
                && kernels.stream().noneMatch(KernelReport::isUnequal);
        if (json) {
            terminal.document(Json.line(map(answers, kernels, engine.reason(), healthy)) + "\n");
        } else {
            terminal.result(text(answers, kernels, engine.reason(), healthy));
        }
        return healthy ? ExitCode.DONE.number() : ExitCode.DIFFERENT.number();
    }

    /// Waits until the trials of all kernels have ended.
    private static void await(Engine engine) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (engine.reason().isEmpty() && System.nanoTime() < end && isUndecided(engine.kernels())) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean isUndecided(List<KernelReport> kernels) {
        return kernels.isEmpty() || kernels.stream().anyMatch(KernelReport::isUndecided);
    }

    private String text(List<KnownAnswers.Answer> answers, List<KernelReport> kernels, String reason, boolean healthy) {
        StringBuilder text = new StringBuilder();
        machine().forEach((key, value) -> text.append(String.format(Locale.US, "%-10s %s\n", key, value)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("known answers", ""));
        answers.forEach(a -> rows.add(
                List.of(a.name(), a.isRight() ? "right" : "WRONG: " + a.actual() + ", expected " + a.expected())));
        text.append('\n').append(Table.text(rows, 2, terminal.resultColumns())).append('\n');
        if (reason.isEmpty()) {
            List<List<String>> table = new ArrayList<>();
            table.add(List.of("vector kernels", "", "scalar", "vector", "times faster"));
            kernels.forEach(k -> table.add(List.of(
                    k.name(),
                    k.state(),
                    microseconds(k.scalarNanos()),
                    microseconds(k.vectorNanos()),
                    k.vectorNanos() == 0
                            ? ""
                            : String.format(Locale.US, "%.1f", (double) k.scalarNanos() / k.vectorNanos()))));
            text.append(Table.text(table, 2, terminal.resultColumns()));
        } else {
            text.append("no vector kernels: ").append(reason).append('\n');
        }
        return text.append(
                        healthy
                                ? "\nThis machine computes the bits that every other does.\n"
                                : "\nThis machine does not compute the right bits. Do not trust its results.\n")
                .toString();
    }

    private static String microseconds(long nanos) {
        return String.format(Locale.US, "%.2f us", nanos / 1e3);
    }

    private static Map<String, String> machine() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(
                "pierian",
                DoctorCommand.class.getPackage().getImplementationVersion() + ", numerics " + Numerics.VERSION);
        map.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        map.put(
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, heap up to "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        map.put("vectors", Engine.vectorBits() + " bits");
        map.put("fma", Fma.HARDWARE ? "by the processor" : "emulated");
        return map;
    }

    private static Map<String, Object> map(
            List<KnownAnswers.Answer> answers, List<KernelReport> kernels, String reason, boolean healthy) {
        Map<String, Object> map = new LinkedHashMap<>(machine());
        map.put("known_answers", answers);
        map.put("kernels", kernels);
        map.put("reason", reason);
        map.put("healthy", healthy);
        return map;
    }
}
