package org.pierian.core.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Kernels that take long to compile and that not every network calls: whether one has been called yet. Trying
/// them before would only keep the compiler from what is needed first.
final class Demand {

    /// Needed by every network.
    static final Demand ALWAYS = new Demand(true, false);
    /// Products of a few rows, as with one example at a time.
    static final Demand ROWS = new Demand(false, false);
    /// Products of more rows.
    static final Demand PRODUCTS = new Demand(false, true);
    /// Products with a few columns.
    static final Demand THIN_PRODUCTS = new Demand(false, false);
    /// Sigmoid and tanh.
    static final Demand FUNCTIONS = new Demand(false, false);
    /// Random words.
    static final Demand RANDOM_WORDS = new Demand(false, false);
    /// Convolution.
    static final Demand CONVOLUTION = new Demand(false, true);
    /// Largest of two by two.
    static final Demand PAIR_MAXIMA = new Demand(false, false);

    private static volatile Thread waiting = Thread.currentThread();
    private final boolean urgent;
    private boolean arisen; // a late look at it costs one more try, not a wrong number

    private Demand(boolean arisen, boolean urgent) {
        this.arisen = arisen;
        this.urgent = urgent;
    }

    /// Says that the kernel is called. Costs next to nothing.
    void arise() {
        if (!arisen) {
            arisen = true;
            LockSupport.unpark(waiting);
        }
    }

    boolean hasArisen() {
        return arisen;
    }

    /// Whether the kernel is called for and steps wait longest for it, so that all others should come after it.
    boolean isUrgent() {
        return urgent && arisen;
    }

    /// Says that everything is called.
    static void ariseAll() {
        List.of(ROWS, PRODUCTS, THIN_PRODUCTS, FUNCTIONS, RANDOM_WORDS, CONVOLUTION, PAIR_MAXIMA)
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
