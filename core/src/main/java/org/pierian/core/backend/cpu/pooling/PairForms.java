package org.pierian.core.backend.cpu.pooling;

import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;

/// The form in use for the largest of two by two. The other kinds of pooling are plain loops: they touch each
/// element once, and the products around them take far longer.
public final class PairForms {

    private static final int WRITTEN = 800;

    private final Demand demand; // counted in windows
    private volatile PairMaxima kernel = new ScalarPairMaxima();

    /// @param choice which forms may be used
    /// @param trials where trials are planned
    public PairForms(KernelChoice choice, Trials trials) {
        demand = trials.demand(250e6, 3.5, false);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> kernel = new VectorPairMaxima();
            case AUTO ->
                trials.plan(demand, () -> {
                    float[] x = Noise.numbers(1, 1700);
                    return new KernelTrial<PairMaxima>(
                                    "largest of two by two",
                                    demand,
                                    20_000,
                                    WRITTEN,
                                    (maxima, result) -> tryRows(x, maxima, result))
                            .of(new ScalarPairMaxima(), new VectorPairMaxima(), () -> kernel = new VectorPairMaxima());
                });
        }
    }

    private static void tryRows(float[] x, PairMaxima maxima, float[] result) {
        int[] places = new int[400];
        for (int i = 0; i < 20; i++) {
            maxima.row(20, x, 7, i * 80, 40, result, i * 20, places);
        }
        for (int i = 0; i < places.length; i++) {
            result[400 + i] = places[i];
        }
    }

    /// The form in use.
    ///
    /// @param windows how many it is asked for
    PairMaxima kernel(int windows) {
        demand.count(windows);
        return kernel;
    }
}
