package org.pierian.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Parallel;
import org.pierian.core.train.Trainer;
import org.pierian.runner.run.Experiment;

/// How many times as fast two threads are, in turns: a product of 1024 x 1024 x 1024, and the steps of an epoch of a
/// spec, some with two threads, the next with one. The first steps after a change are left out: a new thread has to
/// make its buffers first, which in a run happens once.
///
/// Arguments: specs.
public final class TwoThreads {

    private static final int PAIRS = 61;
    private static final double WARM_UP_SECONDS = 3;
    private static final int WARM_UP_STEPS = 96;
    private static final int TURN = 16;
    private static final int LEFT_OUT = 4;

    private TwoThreads() {}

    /// Measures and prints.
    public static void main(String... arguments) {
        Kernels.choose(Kernels.Choice.VECTOR);
        System.out.printf(Locale.ROOT, "%-18s %10s %10s %28s%n", "", "one, ms", "two, ms", "one / two (quartiles)");
        MatMulBenchmark product = new MatMulBenchmark();
        product.shape = "1024x1024x1024 NN";
        product.threads = 1;
        product.prepare();
        Turns.warmUp(WARM_UP_SECONDS, product::pierian);
        print(product.shape, Turns.take(PAIRS, () -> withThreads(2, product), () -> withThreads(1, product)));
        for (String spec : arguments) {
            print(String.valueOf(Path.of(spec).getFileName()), steps(ExampleSpecs.read(Path.of(spec))));
        }
    }

    private static double withThreads(int threads, MatMulBenchmark product) {
        Parallel.threads(threads);
        return Turns.seconds(2, product::pierian);
    }

    private static Turns steps(Experiment experiment) {
        Trainer trainer = experiment.trainer(Optional.empty());
        List<Double> two = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        Parallel.threads(2);
        long[] last = {System.nanoTime()};
        int[] steps = {0};
        trainer.epoch(0, tally -> {
            double seconds = (System.nanoTime() - last[0]) / 1e9;
            if (steps[0] >= WARM_UP_STEPS && steps[0] % TURN >= LEFT_OUT) {
                (isForTwo(steps[0]) ? two : one).add(seconds);
            }
            steps[0]++;
            if (steps[0] % TURN == 0) {
                Parallel.threads(isForTwo(steps[0]) ? 2 : 1);
            }
            last[0] = System.nanoTime();
        });
        int pairs = Math.min(two.size(), one.size());
        return new Turns(two.subList(0, pairs), one.subList(0, pairs));
    }

    private static boolean isForTwo(int step) {
        return step / TURN % 2 == 0;
    }

    private static void print(String what, Turns turns) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %10.2f %10.2f %s%n",
                what,
                1e3 * turns.secondSeconds(),
                1e3 * turns.firstSeconds(),
                turns.ratios());
    }
}
