package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;

/// The forms of reductions in use.
final class ReductionForms {

    private static final int N = 210;
    private static final long COMPILED_NANOS = 20_000;

    private final Demand rowDemand; // of rows of at least 64 numbers; counted in numbers, as all here
    private final Demand columnDemand;
    private final Demand exponentialDemand;

    private volatile RowSum rows = new ScalarRowSum();
    private volatile ColumnSums columns = new ScalarColumnSums();
    private volatile Exponentials exponentials = new ScalarExponentials();

    ReductionForms(KernelChoice choice, Trials trials) {
        rowDemand = trials.demand(150e6, 1.2, false);
        columnDemand = trials.demand(80e6, 0.5, false);
        exponentialDemand = trials.demand(150e6, 6, false);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> useVector();
            case AUTO -> planTrials(trials);
        }
    }

    private void useVector() {
        rows = new VectorRowSum();
        columns = new VectorColumnSums();
        exponentials = new VectorExponentials();
    }

    private void planTrials(Trials trials) {
        trials.plan(
                rowDemand,
                () -> new KernelTrial<RowSum>("sums over rows", rowDemand, COMPILED_NANOS, N, ReductionForms::tryRows)
                        .of(new ScalarRowSum(), new VectorRowSum(), () -> rows = new VectorRowSum()));
        trials.plan(
                columnDemand,
                () -> new KernelTrial<ColumnSums>(
                                "sums over columns", columnDemand, COMPILED_NANOS, N, ReductionForms::tryColumns)
                        .of(new ScalarColumnSums(), new VectorColumnSums(), () -> columns = new VectorColumnSums()));
        trials.plan(
                exponentialDemand,
                () -> new KernelTrial<Exponentials>(
                                "softmax", exponentialDemand, COMPILED_NANOS, N, ReductionForms::tryExponentials)
                        .of(
                                new ScalarExponentials(),
                                new VectorExponentials(),
                                () -> exponentials = new VectorExponentials()));
    }

    private static void tryRows(RowSum kernel, float[] result) {
        for (int i = 0; i < 4; i++) {
            result[i] = kernel.sum(N + i, Numbers.A, 5 + i);
        }
    }

    private static void tryColumns(ColumnSums kernel, float[] result) {
        kernel.sum(7, 30, Numbers.A, result);
    }

    private static void tryExponentials(Exponentials kernel, float[] result) {
        kernel.exp(N - 1, Numbers.A, 5, 3.5f, result, 0);
    }

    /// Made by the first trial.
    private static final class Numbers {
        static final float[] A = Noise.numbers(1, 2 * N);

        private Numbers() {}
    }

    RowSum rows(int n) {
        if (n >= RowSum.LANES) {
            rowDemand.count(n);
        }
        return rows;
    }

    ColumnSums columns(int numbers) {
        columnDemand.count(numbers);
        return columns;
    }

    Exponentials exponentials(int n) {
        exponentialDemand.count(n);
        return exponentials;
    }
}
