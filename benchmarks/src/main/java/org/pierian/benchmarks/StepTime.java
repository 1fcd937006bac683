package org.pierian.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.StepListener;
import org.pierian.core.train.Trainer;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;

/// What a step of a training costs once everything is compiled: time of the processor, with one thread.
///
/// Arguments: the spec and, optionally, the number of epochs.
public final class StepTime {

    private static final int STEPS = 500;

    private StepTime() {}

    /// Measures and prints, epoch by epoch: the last one is what to believe.
    public static void main(String... arguments) {
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (Engine engine = new Engine(Kernels.AUTO, 1)) {
            measure(ExampleSpecs.read(Path.of(arguments[0]), engine.backend()).trainer(Optional.empty()), epochs);
        }
    }

    private static void measure(Trainer trainer, int epochs) {
        trainer.expectEpochs(epochs);
        System.out.printf(
                Locale.ROOT, "%-16s %12s %14s %14s%n", "epoch", "median us", "lower quartile", "upper quartile");
        for (int epoch = 0; epoch < epochs; epoch++) {
            Clock clock = new Clock();
            trainer.epoch(epoch, clock);
            System.out.printf(
                    Locale.ROOT,
                    "%-16d %12.2f %14.2f %14.2f%n",
                    epoch + 1,
                    1e6 * Turns.quantile(clock.times, 0.5),
                    1e6 * Turns.quantile(clock.times, 0.25),
                    1e6 * Turns.quantile(clock.times, 0.75));
        }
    }

    /// Takes the time of every few hundred steps.
    private static final class Clock implements StepListener {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Double> times = new ArrayList<>();
        private int steps;
        private long last = threads.getCurrentThreadCpuTime();

        @Override
        public void afterStep(Tally tally) {
            if (++steps % STEPS == 0) {
                long now = threads.getCurrentThreadCpuTime();
                times.add((now - last) / 1e9 / STEPS);
                last = now;
            }
        }
    }
}
