package org.pierian.core.backend.cpu.convolution;

import java.util.Arrays;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trial;
import org.pierian.core.backend.cpu.trial.Trials;

/// The form in use of [WindowChains].
final class DepthwiseForms {

    private static final int WINDOWS = 200;
    private static final long COMPILED_NANOS = 20_000;

    private final Demand demand; // counted in multiplications of the forward pass
    private volatile WindowChains chains = new ScalarWindowChains();

    DepthwiseForms(KernelChoice choice, Trials trials) {
        this.demand = trials.demand(150e6, 0.4, false);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> chains = new VectorWindowChains();
            case AUTO -> trials.plan(demand, this::trial);
        }
    }

    private Trial trial() {
        float[] planes = Noise.numbers(1, 2 * WINDOWS + WindowChains.SLACK);
        float[] kernel = Noise.numbers(2, 9);
        int[] cells = {0, 1, 2, 20, 21, 22, 40, 41, 42};
        return new KernelTrial<WindowChains>(
                        "depthwise convolution",
                        demand,
                        COMPILED_NANOS,
                        WINDOWS + WindowChains.SLACK,
                        (form, y) -> tryForm(form, planes, cells, kernel, y))
                .of(new ScalarWindowChains(), new VectorWindowChains(), () -> chains = new VectorWindowChains());
    }

    /// What lies behind the results means nothing.
    private static void tryForm(WindowChains form, float[] planes, int[] cells, float[] kernel, float[] y) {
        form.sum(WINDOWS, planes, cells, kernel, y);
        Arrays.fill(y, WINDOWS, y.length, 0f);
    }

    /// Says that a forward pass is asked for.
    ///
    /// @param multiplications how much it has to do
    void count(long multiplications) {
        demand.count(multiplications);
    }

    /// The form in use.
    WindowChains chains() {
        return chains;
    }
}
