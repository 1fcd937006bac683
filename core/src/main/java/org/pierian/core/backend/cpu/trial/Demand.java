package org.pierian.core.backend.cpu.trial;

/// Work that a vector kernel could do faster: how much of it there has been, and whether the rest of the run
/// holds so much that compiling and trying the kernel is repaid, both in processor time.
///
/// What a step has asked for so far times the steps ahead is certainly still to come, so a long run calls for its
/// kernels in its first step, and a short one never does. Only speed depends on any of this.
public final class Demand {

    private final Watcher watcher;
    private final double cost;
    private final double saved;
    private final boolean urgent;
    // Threads that count at once may lose some, which only delays a trial.
    private long done;
    private volatile boolean arisen;

    /// Is told of a demand.
    interface Watcher {
        /// A demand that has not arisen has grown.
        void hasGrown(Demand demand);

        /// A demand has arisen.
        void hasArisen();
    }

    Demand(Watcher watcher, double cost, double saved, boolean urgent, boolean arisen) {
        this.watcher = watcher;
        this.cost = cost;
        this.saved = saved;
        this.urgent = urgent;
        this.arisen = arisen;
    }

    /// Says that the kernel is called. Costs next to nothing.
    ///
    /// @param work how much it has to do
    public void count(long work) {
        if (!arisen) {
            done += work;
            watcher.hasGrown(this);
        }
    }

    /// Calls for the kernel, however much work there is.
    public void arise() {
        if (!arisen) {
            arisen = true;
            watcher.hasArisen();
        }
    }

    /// Whether the kernel is called for.
    public boolean hasArisen() {
        return arisen;
    }

    /// What the kernel saves in the rest of the run beyond its cost, in nanoseconds.
    double gain(double outlook) {
        return arisen ? 0 : done * outlook * saved - cost;
    }

    void forget() {
        done = 0;
    }

    /// Whether the kernel is called for and steps wait longest for it, so that all others should come after it.
    boolean isUrgent() {
        return urgent && arisen;
    }
}
