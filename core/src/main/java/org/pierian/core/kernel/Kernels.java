package org.pierian.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The kernels in use: each group starts as its scalar form and may be swapped for one that gives the same bits
/// faster.
///
/// A swap may happen between any two calls, in the middle of a run, because it cannot be seen in the numbers.
/// Convolutions by plain loops, which take longest, even change over between two examples.
public final class Kernels {

    private static final int LEAST_BITS = 128;
    /// When every kernel has been called often enough to be compiled, the compiler needs the processor more.
    private static final long PAUSE_NANOS = 20_000_000L;

    private static volatile MatMul matMul = new ScalarMatMul();
    private static volatile Maps maps = new SharedMaps(new ScalarMaps());
    private static volatile Reductions reductions = new ScalarReductions();
    private static volatile Updates updates = new SharedUpdates(new ScalarUpdates());
    private static volatile Convolution convolution = new ScalarConvolution();
    private static volatile RandomWords random = new SharedRandomWords(new ScalarRandomWords());
    private static volatile PairMaxima pairMaxima = new ScalarPairMaxima();
    private static volatile List<Trial> trials = List.of();
    private static volatile String reason = "not asked for";

    private Kernels() {}

    /// Which forms may be used.
    public enum Choice {
        /// Scalar forms at once, vector forms as soon as each has been compiled, found equal and found faster.
        AUTO,
        /// Scalar forms only.
        SCALAR,
        /// Vector forms at once, without trial.
        VECTOR
    }

    /// Chooses the kernels for what follows. With [Choice#AUTO] a daemon thread goes on trying vector kernels.
    ///
    /// Without the module `jdk.incubator.vector`, or without a fused multiply-add in hardware, the scalar forms
    /// stay.
    public static synchronized void choose(Choice choice) {
        useScalar();
        if (choice == Choice.SCALAR) {
            reason = "scalar kernels were asked for";
        } else if (!hasVectorModule()) {
            reason = "the module jdk.incubator.vector is absent; start java with --add-modules jdk.incubator.vector";
        } else if (VectorWidth.BITS < LEAST_BITS) {
            reason = "the processor's vectors have " + VectorWidth.BITS + " bits, fewer than " + LEAST_BITS;
        } else if (!Fma.HARDWARE) {
            reason = "the processor or the virtual machine has no fused multiply-add";
        } else if (choice == Choice.VECTOR) {
            reason = "vector kernels were asked for";
            useVector();
        } else {
            reason = "";
            Thread.ofPlatform().daemon().name("pierian-warm-up").start(Kernels::tryAll);
        }
    }

    private static boolean hasVectorModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static void tryAll() {
        Demand.waitHere();
        List<Trial> all = new VectorTrials().all();
        trials = all;
        List<Trial> open = new ArrayList<>(all);
        while (!open.isEmpty()) {
            if (open.stream().noneMatch(Trial::isWanted)) {
                Demand.await();
            }
            next(open).forEach(trial -> {
                if (trial.advance()) {
                    open.remove(trial);
                }
            });
            if (next(open).stream().allMatch(Trial::isPrimed)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// The urgent ones, or else all that are wanted.
    private static List<Trial> next(List<Trial> open) {
        boolean urgent = open.stream().anyMatch(Trial::isUrgent);
        return open.stream()
                .filter(trial -> urgent ? trial.isUrgent() : trial.isWanted())
                .toList();
    }

    private static void useScalar() {
        trials = List.of();
        matMul = new ScalarMatMul();
        maps = new SharedMaps(new ScalarMaps());
        reductions = new ScalarReductions();
        updates = new SharedUpdates(new ScalarUpdates());
        convolution = new ScalarConvolution(() -> !(convolution instanceof ScalarConvolution));
        random = new SharedRandomWords(new ScalarRandomWords());
        pairMaxima = new ScalarPairMaxima();
    }

    private static void useVector() {
        VectorTrials.acceptAll();
    }

    static void use(MatMul kernel) {
        matMul = kernel;
    }

    static void use(Maps kernel) {
        maps = new SharedMaps(kernel);
    }

    static void use(Reductions kernel) {
        reductions = kernel;
    }

    static void use(Updates kernel) {
        updates = new SharedUpdates(kernel);
    }

    static void use(Convolution kernel) {
        convolution = kernel;
    }

    static void use(RandomWords kernel) {
        random = new SharedRandomWords(kernel);
    }

    static void use(PairMaxima kernel) {
        pairMaxima = kernel;
    }

    /// Matrix products.
    public static MatMul matMul() {
        return matMul;
    }

    /// Element-wise operations.
    public static Maps maps() {
        return maps;
    }

    /// Sums and maxima over rows.
    public static Reductions reductions() {
        return reductions;
    }

    /// Steps of optimizers.
    public static Updates updates() {
        return updates;
    }

    /// Says that a network has convolutions, so that their kernels are tried before all others.
    public static void expectConvolution() {
        Demand.CONVOLUTION.arise();
        Demand.PRODUCTS.arise(); // they will be called as well, and share code with the kernel of convolutions
    }

    /// Convolution and its gradients. Its vector kernels, which take longest to compile, are tried only after
    /// the first call or [#expectConvolution].
    public static Convolution convolution() {
        return convolution;
    }

    /// Random words.
    public static RandomWords random() {
        return random;
    }

    /// Largest of windows of two by two.
    static PairMaxima pairMaxima() {
        return pairMaxima;
    }

    /// Has all vector kernels tried, also those that nothing has called yet.
    public static void callForAll() {
        Demand.ariseAll();
    }

    /// Bits of the vectors that vector kernels use; 0 without the module `jdk.incubator.vector`.
    public static int vectorBits() {
        return hasVectorModule() ? VectorWidth.BITS : 0;
    }

    /// Why no vector kernel is being tried; empty when they are.
    public static String reason() {
        return reason;
    }

    /// What became of each vector kernel so far.
    public static List<Trial.Result> results() {
        return trials.stream().map(Trial::result).toList();
    }
}
