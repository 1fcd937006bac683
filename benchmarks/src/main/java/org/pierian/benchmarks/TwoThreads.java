package org.pierian.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.StepListener;
import org.pierian.core.train.Trainer;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;

/// How many times as fast two threads are, measured alternately: a product of 1024 x 1024 x 1024, and the steps
/// of an epoch of a spec, some with two threads, the next with one. Each side has a backend and a network of its
/// own, and while one computes the other waits. The first steps of a turn are left out: the other side has left
/// its numbers in the caches.
///
/// Arguments: specs.
public final class TwoThreads {

    private static final String PRODUCT = "1024x1024x1024 NN";
    private static final int PAIRS = 61;
    private static final double WARM_UP_SECONDS = 3;
    private static final int WARM_UP_STEPS = 48; // of each side
    private static final int TURN = 16;
    private static final int LEFT_OUT = 4;

    private TwoThreads() {}

    /// Measures and prints.
    public static void main(String... arguments) {
        System.out.printf(Locale.ROOT, "%-18s %10s %10s %28s%n", "", "one, ms", "two, ms", "one / two (quartiles)");
        print(PRODUCT, products());
        for (String spec : arguments) {
            print(String.valueOf(Path.of(spec).getFileName()), steps(Path.of(spec)));
        }
    }

    private static Turns products() {
        MatMulBenchmark two = product(2);
        MatMulBenchmark one = product(1);
        Turns turns = Turns.take(PAIRS, () -> Turns.seconds(2, two::pierian), () -> Turns.seconds(2, one::pierian));
        two.end();
        one.end();
        return turns;
    }

    private static MatMulBenchmark product(int threads) {
        MatMulBenchmark product = new MatMulBenchmark();
        product.shape = PRODUCT;
        product.threads = threads;
        product.prepare();
        Turns.warmUp(WARM_UP_SECONDS, product::pierian);
        return product;
    }

    /// Trains twice for one epoch, alternating.
    private static Turns steps(Path spec) {
        try (Engine twoThreads = new Engine(Kernels.VECTOR, 2);
                Engine oneThread = new Engine(Kernels.VECTOR, 1)) {
            Trainer two = ExampleSpecs.read(spec, twoThreads.backend()).trainer(Optional.empty());
            Trainer one = ExampleSpecs.read(spec, oneThread.backend()).trainer(Optional.empty());
            Semaphore turnOfTwo = new Semaphore(1);
            Semaphore turnOfOne = new Semaphore(0);
            Side sideOfTwo = new Side(turnOfTwo, turnOfOne);
            Side sideOfOne = new Side(turnOfOne, turnOfTwo);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sideOfOne.train(one), Side::start);
            sideOfTwo.train(two);
            other.join();
            return new Turns(sideOfTwo.times, sideOfOne.times);
        }
    }

    /// One of two trainings that take turns; each runs on a thread of its own.
    private static final class Side implements StepListener {

        private final Semaphore mine;
        private final Semaphore others;
        private final List<Double> times = new ArrayList<>();
        private int steps;
        private long last;

        /// @param mine has a permit when this side may continue
        /// @param others gets it after a turn
        Side(Semaphore mine, Semaphore others) {
            this.mine = mine;
            this.others = others;
        }

        static void start(Runnable training) {
            Thread thread = new Thread(training, "one-thread");
            thread.setDaemon(true);
            thread.start();
        }

        void train(Trainer trainer) {
            mine.acquireUninterruptibly();
            try {
                last = System.nanoTime();
                trainer.epoch(0, this);
            } finally {
                others.release();
            }
        }

        @Override
        public void afterStep(Tally tally) {
            double seconds = (System.nanoTime() - last) / 1e9;
            if (steps >= WARM_UP_STEPS && steps % TURN >= LEFT_OUT) {
                times.add(seconds);
            }
            steps++;
            if (steps % TURN == 0) {
                others.release();
                mine.acquireUninterruptibly();
            }
            last = System.nanoTime();
        }
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
