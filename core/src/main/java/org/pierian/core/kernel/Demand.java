package org.pierian.core.kernel;

import java.util.concurrent.locks.LockSupport;

/// Kernels that take long to compile and that not every network calls: whether one has been called yet. Trying
/// them before would only keep the compiler from what is needed first.
final class Demand {

    /// Needed by every network.
    static final Demand ALWAYS = new Demand(true);
    /// Products of more than a few rows.
    static final Demand PRODUCTS = new Demand(false);
    /// Convolution.
    static final Demand CONVOLUTION = new Demand(false);

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
