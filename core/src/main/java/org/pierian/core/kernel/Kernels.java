package org.pierian.core.kernel;

/// The kernels in use: each group starts as its scalar form and may be swapped for one that gives the same bits faster.
///
/// A swap may happen between any two calls, in the middle of a run, because it cannot be seen in the numbers.
public final class Kernels {

    private static volatile MatMul matMul = new ScalarMatMul();
    private static volatile Maps maps = new ScalarMaps();
    private static volatile Reductions reductions = new ScalarReductions();
    private static volatile Updates updates = new ScalarUpdates();

    private Kernels() {}

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
}
