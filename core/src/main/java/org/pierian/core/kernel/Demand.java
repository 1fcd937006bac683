package org.pierian.core.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Kernels that take long to compile and that not every network calls: whether one has been called yet. Trying
/// them before would only keep the compiler from what is needed first.
final class Demand {

    /// Needed by every network.
    static final Demand ALWAYS = new Demand(true);
    /// Products of a few rows, as with one example at a time.
    static final Demand ROWS = new Demand(false);
    /// Products of more rows.
    static final Demand PRODUCTS = new Demand(false);
    /// Products with a few columns.
    static final Demand THIN_PRODUCTS = new Demand(false);
    /// Random words.
    static final Demand RANDOM_WORDS = new Demand(false);
    /// Convolution.
    static final Demand CONVOLUTION = new Demand(false);
    /// Largest of two by two.
    static final Demand PAIR_MAXIMA = new Demand(false);

    private static volatile Thread waiting = Thread.currentThread();
    private boolean arisen; // a late look at it costs one more try, not a wrong number

    private Demand(boolean arisen) {
        this.arisen = arisen;
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

    /// Says that everything is called.
    static void ariseAll() {
        List.of(ROWS, PRODUCTS, THIN_PRODUCTS, RANDOM_WORDS, CONVOLUTION, PAIR_MAXIMA)
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
