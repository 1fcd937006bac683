package org.pierian.core.backend.cpu.matmul;

import java.util.function.BiConsumer;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.backend.cpu.vector.VectorWidth;

/// The form of matrix products in use.
///
/// A path that no trial has taken would be compiled as never taken, and be slow for half a second when a network
/// takes it; so trials take all of them.
final class MatMulForms {

    private static final int WRITTEN = 4096;

    /// Products of a few rows, as with one example at a time; counted in multiplications, as all here.
    private final Demand rowsDemand;
    /// Products of more rows.
    private final Demand packedDemand;
    /// Products with a few columns, which the kernel for more rows also computes, more slowly.
    private final Demand thinDemand;

    private final Team team;
    private volatile MatMulKernel kernel = new ScalarMatMul();
    private boolean rowsAccepted;
    private boolean packedAccepted;
    private boolean thinAccepted;

    MatMulForms(KernelChoice choice, Team team, Trials trials) {
        this.team = team;
        this.rowsDemand = trials.demand(400e6, 0.55, false);
        this.packedDemand = trials.demand(1_000e6, 0.35, true);
        this.thinDemand = trials.demand(300e6, 0.2, false);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> kernel = new VectorMatMul(VectorWidth.BITS, team, true, true, true);
            case AUTO -> planTrials(trials);
        }
    }

    private void planTrials(Trials trials) {
        plan(
                trials,
                "row times matrix",
                rowsDemand,
                6_000,
                (kernel, result) -> tryRows(30, 64, kernel, result),
                () -> rowsAccepted = true,
                new boolean[] {true, false, false});
        plan(
                trials,
                "row times narrow matrix",
                rowsDemand,
                6_000,
                (kernel, result) -> tryRows(10, 96, kernel, result),
                () -> rowsAccepted = true,
                new boolean[] {true, false, false});
        plan(
                trials,
                "packed matrix product",
                packedDemand,
                60_000,
                MatMulForms::tryProducts,
                () -> packedAccepted = true,
                new boolean[] {false, true, false});
        plan(
                trials,
                "thin matrix product",
                thinDemand,
                15_000,
                MatMulForms::tryThinProducts,
                () -> thinAccepted = true,
                new boolean[] {false, true, true});
    }

    /// @param uses which of rows, packed and thin products the tried form takes
    private void plan(
            Trials trials,
            String name,
            Demand demand,
            long compiledNanos,
            BiConsumer<MatMulKernel, float[]> work,
            Runnable accept,
            boolean[] uses) {
        trials.plan(
                demand,
                () -> new KernelTrial<>(name, demand, compiledNanos, WRITTEN, work)
                        .of(
                                new ScalarMatMul(),
                                new VectorMatMul(VectorWidth.BITS, Team.alone(), uses[0], uses[1], uses[2]),
                                () -> {
                                    accept.run();
                                    kernel = new VectorMatMul(
                                            VectorWidth.BITS, team, rowsAccepted, packedAccepted, thinAccepted);
                                }));
    }

    /// A row times a matrix, and a column times a row.
    private static void tryRows(int n, int k, MatMulKernel kernel, float[] c) {
        kernel.multiply(1, n, k, Numbers.A, 0, k, 1, Numbers.B, 0, n, 1, c, 0, n);
        kernel.multiply(k, n, 1, Numbers.A, 0, 1, k, Numbers.B, 0, n, 1, c, n, n);
    }

    /// Long sums and short ones, tall tiles and low ones, products that are stored transposed.
    private static void tryProducts(MatMulKernel kernel, float[] c) {
        kernel.multiply(22, 40, 264, Numbers.A, 0, 264, 1, Numbers.B, 0, 40, 1, c, 0, 40);
        kernel.multiply(36, 70, 9, Numbers.A, 0, 1, 36, Numbers.B, 0, 1, 9, c, 1024, 70);
        kernel.multiply(19, 28, 16, Numbers.A, 0, 16, 1, Numbers.B, 0, 1, 16, c, 3550, 28);
    }

    private static void tryThinProducts(MatMulKernel kernel, float[] c) {
        kernel.multiply(16, 10, 64, Numbers.A, 0, 1, 16, Numbers.B, 0, 10, 1, c, 0, 10);
        kernel.multiply(9, 10, 104, Numbers.A, 0, 104, 1, Numbers.B, 0, 10, 1, c, 256, 10);
    }

    /// Made by the first trial.
    private static final class Numbers {
        static final float[] A = Noise.numbers(1, 11_000);
        static final float[] B = Noise.numbers(2, 11_000);

        private Numbers() {}
    }

    /// The form in use.
    ///
    /// @param m rows of the product
    /// @param n its columns
    /// @param k length of its sums
    /// @param bColumn distance between columns of B
    MatMulKernel kernel(int m, int n, int k, int bColumn) {
        long work = (long) m * n * k;
        if (!PackedMatMul.pays(m, n, k)) {
            rowsDemand.count(work);
        } else if (bColumn == 1 && n <= ThinMatMul.MOST_COLUMNS && k <= MatMulKernel.SEGMENT) {
            thinDemand.count(work);
        } else {
            packedDemand.count(work);
        }
        return kernel;
    }

    /// Says that products of many rows will be asked for.
    void expectProducts() {
        packedDemand.arise();
    }
}
