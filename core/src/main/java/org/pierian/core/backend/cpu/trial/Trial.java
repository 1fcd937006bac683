package org.pierian.core.backend.cpu.trial;

/// Compiles a vector kernel by calling it, checks it against its scalar form bit for bit, times both, and
/// accepts it when it is equal and faster.
///
/// Until the optimizing compiler has taken a vector kernel over it is hundreds of times slower than the scalar
/// form, so it must not be called in earnest before.
public final class Trial {

    /// After so much trying the scalar form stays.
    private static final long GIVE_UP_NANOS = 20_000_000_000L;
    /// The kernels take turns of this length, so that a slow one does not keep the others waiting.
    private static final long SLICE_NANOS = 5_000_000L;
    /// A time below this part of the best one counts as faster.
    private static final double IMPROVEMENT = 0.9;
    private static final int CALLS = 8;
    private static final long PRIMED_NANOS = 150_000_000L;
    /// For so long others give way to an urgent one.
    private static final long URGENT_NANOS = 2_000_000_000L;
    /// How much of the scalar form's time a vector kernel may take to be accepted.
    private static final double FASTER = 0.9;
    /// For so long it must not have become faster any more: the compiler is done with it.
    private static final long SETTLED_NANOS = 25_000_000L;

    private final String name;
    private final Demand demand;
    private final long compiledNanos;
    private final Runnable scalar;
    private final Runnable vector;
    private final Equality equality;
    private final Runnable accept;
    private volatile Result result;
    private long scalarBest = Long.MAX_VALUE;
    private long vectorBest = Long.MAX_VALUE;
    private long improved;
    private long spent;

    /// Compares what the two forms wrote.
    @FunctionalInterface
    public interface Equality {
        boolean holds();
    }

    /// @param name the kernel, for reports
    /// @param demand what has to happen before it is tried
    /// @param compiledNanos a call that takes longer has certainly not been compiled well: some ten times what it
    ///     takes on a processor of 2020, a hundredth of what it takes before compilation
    /// @param scalar the work by the scalar form
    /// @param vector the same work by the vector form
    /// @param equality compares what they wrote
    /// @param accept puts the vector form to use
    public Trial(
            String name,
            Demand demand,
            long compiledNanos,
            Runnable scalar,
            Runnable vector,
            Equality equality,
            Runnable accept) {
        this.name = name;
        this.demand = demand;
        this.compiledNanos = compiledNanos;
        this.scalar = scalar;
        this.vector = vector;
        this.equality = equality;
        this.accept = accept;
        this.result = new Result(name, State.WAITING, 0, 0);
    }

    /// What became of a vector kernel.
    public enum State {
        /// Not tried yet.
        WAITING,
        /// Called, but not yet faster than the scalar form.
        WARMING,
        /// Equal and faster: in use.
        ACCEPTED,
        /// Never became faster.
        TOO_SLOW,
        /// Gave other bits than the scalar form.
        UNEQUAL
    }

    /// A kernel's state and its best times for the same work.
    ///
    /// @param name the kernel
    /// @param state what became of it
    /// @param scalarNanos best time of the scalar form, in nanoseconds for one call; 0 before it was timed
    /// @param vectorNanos best time of the vector form
    public record Result(String name, State state, long scalarNanos, long vectorNanos) {}

    Result result() {
        return result;
    }

    /// Whether others should give way to it.
    boolean isUrgent() {
        return demand.isUrgent() && spent < URGENT_NANOS;
    }

    /// Whether the vector kernel has been called so often that the compiler has been told of it.
    boolean isPrimed() {
        return spent > PRIMED_NANOS;
    }

    /// Continues for some milliseconds.
    ///
    /// @return whether it is decided whether the kernel is used
    boolean advance() {
        long start = System.nanoTime();
        if (spent == 0) {
            improved = start;
        }
        while (System.nanoTime() - start < SLICE_NANOS) {
            scalarBest = Math.min(scalarBest, time(scalar));
            long taken = time(vector);
            if (taken < vectorBest * IMPROVEMENT) {
                improved = System.nanoTime();
            }
            vectorBest = Math.min(vectorBest, taken);
            if (!equality.holds()) {
                report(State.UNEQUAL);
                return true;
            }
        }
        long now = System.nanoTime();
        spent += now - start;
        if (vectorBest < compiledNanos && vectorBest < scalarBest * FASTER && now - improved > SETTLED_NANOS) {
            accept.run();
            report(State.ACCEPTED);
            return true;
        }
        boolean givesUp = spent > GIVE_UP_NANOS;
        report(givesUp ? State.TOO_SLOW : State.WARMING);
        return givesUp;
    }

    private void report(State state) {
        result = new Result(name, state, scalarBest, vectorBest);
    }

    private static long time(Runnable kernel) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            kernel.run();
        }
        return (System.nanoTime() - start) / CALLS;
    }
}
