package org.pierian.core.backend.cpu.update;

import java.util.function.BiConsumer;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trial;
import org.pierian.core.backend.cpu.trial.Trials;

/// The forms in use, one for each rule.
final class UpdateForms {

    private static final long COMPILED_NANOS = 30_000;

    private final Slot descent; // counted in parameters, as all here
    private final Slot momentum;
    private final Slot sgd;
    private final Slot adam;

    /// The form in use for one rule.
    private static final class Slot {
        final Demand demand;
        volatile UpdateKernel kernel = new ScalarUpdates();

        Slot(Demand demand) {
            this.demand = demand;
        }

        UpdateKernel asked(long elements) {
            demand.count(elements);
            return kernel;
        }
    }

    UpdateForms(KernelChoice choice, Trials trials) {
        descent = new Slot(trials.demand(100e6, 0.3, false));
        momentum = new Slot(trials.demand(200e6, 0.45, false));
        sgd = new Slot(trials.demand(150e6, 0.45, false));
        adam = new Slot(trials.demand(150e6, 1.8, false));
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> {
                descent.kernel = new VectorUpdates();
                momentum.kernel = new VectorUpdates();
                sgd.kernel = new VectorUpdates();
                adam.kernel = new VectorUpdates();
            }
            case AUTO -> {
                plan(trials, "gradient descent", descent, (kernel, state) -> state.descend(kernel));
                plan(trials, "momentum", momentum, (kernel, state) -> state.momentum(kernel));
                plan(trials, "sgd", sgd, (kernel, state) -> state.sgd(kernel));
                plan(trials, "Adam", adam, (kernel, state) -> state.adam(kernel));
            }
        }
    }

    private static void plan(Trials trials, String name, Slot slot, BiConsumer<UpdateKernel, Work> use) {
        trials.plan(slot.demand, () -> {
            UpdateKernel scalar = new ScalarUpdates();
            UpdateKernel vector = new VectorUpdates();
            Work expected = new Work();
            Work actual = new Work();
            return new Trial(
                    name,
                    slot.demand,
                    COMPILED_NANOS,
                    () -> use.accept(scalar, expected),
                    () -> use.accept(vector, actual),
                    () -> expected.hasSameBits(actual),
                    () -> slot.kernel = new VectorUpdates());
        });
    }

    UpdateKernel descent(long elements) {
        return descent.asked(elements);
    }

    UpdateKernel momentum(long elements) {
        return momentum.asked(elements);
    }

    UpdateKernel sgd(long elements) {
        return sgd.asked(elements);
    }

    UpdateKernel adam(long elements) {
        return adam.asked(elements);
    }

    /// What a trial computes: parameters with what is remembered of them.
    private static final class Work {

        private static final int N = 1003;
        private static final float[] A = Noise.numbers(1, N);
        private static final DescentRule DESCENT = new DescentRule().set(1e-6f);
        private static final MomentumRule MOMENTUM = new MomentumRule().set(1e-6f, 0.9f, 0.1f);
        private static final SgdRule SGD = new SgdRule().set(1e-6f, 0.9f, 1f, 0.001f, true);
        private static final AdamRule ADAM = new AdamRule().set(1e-6f, 0.9f, 0.1f, 0.999f, 0.001f, 1.5f, 1e-8f, 0f, 1f);

        private final float[] p = Noise.numbers(3, N);
        private final float[] m = Noise.numbers(4, N);
        private final float[] v = new float[N];
        private final float[] column3 = Noise.numbers(5, 3);
        private final float[] column11 = Noise.numbers(6, 11);
        private final float[] row = Noise.numbers(7, 17);
        private final float[] y = new float[17];

        void descend(UpdateKernel kernel) {
            kernel.descend(0, 51, DESCENT, A, 0, p);
            kernel.descend(99, 201, DESCENT, A, 99, p);
        }

        void momentum(UpdateKernel kernel) {
            kernel.momentum(190, 303, MOMENTUM, A, 190, m, p);
            kernel.momentumOfProduct(6, 11, MOMENTUM, column11, row, m, p); // elements 102 to 187
            kernel.momentumOfProductAndMultiply(MOMENTUM, column3, row, m, p, A, y); // elements 0 to 51
        }

        void sgd(UpdateKernel kernel) {
            kernel.sgd(201, 303, SGD, A, 201, m, p);
        }

        void adam(UpdateKernel kernel) {
            kernel.adam(303, N, ADAM, A, 303, m, v, p);
        }

        boolean hasSameBits(Work other) {
            return Noise.sameBits(p, other.p)
                    && Noise.sameBits(m, other.m)
                    && Noise.sameBits(v, other.v)
                    && Noise.sameBits(y, other.y);
        }
    }
}
