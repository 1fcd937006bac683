package org.pierian.core.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Kernels that take long to compile and that not every network calls: whether one has been called yet, and often
/// enough. Trying them before would only keep the compiler, and the processor, from what is needed first.
final class Demand {

    /// Needed by every network.
    static final Demand ALWAYS = new Demand(0, false);
    /// Products of a few rows, as with one example at a time.
    static final Demand ROWS = new Demand(1, false);
    /// Products of more rows.
    static final Demand PRODUCTS = new Demand(1, true);
    /// Products with a few columns, counted in multiplications. Compiling their kernel takes a second of processor
    /// time, which the ten classes behind a convolutional network do not save in an epoch.
    static final Demand THIN_PRODUCTS = new Demand(1 << 28, false);
    /// Sigmoid, tanh and their derivatives.
    static final Demand FUNCTIONS = new Demand(1, false);
    /// Sums over rows of at least [Reductions#LANES] numbers.
    static final Demand SUMS = new Demand(1, false);
    /// Exponentials of softmax, counted in numbers. Those of ten classes do not save, in several epochs, what compiling
    /// their kernel takes.
    static final Demand EXPONENTIALS = new Demand(1 << 22, false);
    /// Steps of gradient descent, with momentum or without.
    static final Demand DESCENT = new Demand(1, false);
    /// Steps of Adam.
    static final Demand ADAM = new Demand(1, false);
    /// Random words.
    static final Demand RANDOM_WORDS = new Demand(1, false);
    /// Convolution.
    static final Demand CONVOLUTION = new Demand(1, true);
    /// Largest of two by two.
    static final Demand PAIR_MAXIMA = new Demand(1, false);

    private static volatile Thread waiting = Thread.currentThread();
    private final boolean urgent;
    private long missing; // a late look at it costs one more try, not a wrong number

    /// @param work how much has to be asked for
    /// @param urgent whether steps wait longest for it
    private Demand(long work, boolean urgent) {
        this.missing = work;
        this.urgent = urgent;
    }

    /// Says that the kernel is called, for all the work that is needed.
    void arise() {
        arise(Long.MAX_VALUE);
    }

    /// Says that the kernel is called. Costs next to nothing.
    ///
    /// @param work how much it has to do
    void arise(long work) {
        if (missing > 0) {
            missing -= Math.min(work, missing);
            if (missing == 0) {
                LockSupport.unpark(waiting);
            }
        }
    }

    boolean hasArisen() {
        return missing == 0;
    }

    /// Whether the kernel is called for and steps wait longest for it, so that all others should come after it.
    boolean isUrgent() {
        return urgent && hasArisen();
    }

    /// Says that everything is called.
    static void ariseAll() {
        List.of(
                        ROWS,
                        PRODUCTS,
                        THIN_PRODUCTS,
                        FUNCTIONS,
                        SUMS,
                        EXPONENTIALS,
                        DESCENT,
                        ADAM,
                        RANDOM_WORDS,
                        CONVOLUTION,
                        PAIR_MAXIMA)
                .forEach(Demand::arise);
    }

    /// Blocks the calling thread, the only one that does, until another kernel is called for; it may return
    /// without cause.
    static void await() {
        LockSupport.park(Demand.class);
    }

    /// Makes the calling thread the one that [#await] blocks.
    static void waitHere() {
        waiting = Thread.currentThread();
    }
}
