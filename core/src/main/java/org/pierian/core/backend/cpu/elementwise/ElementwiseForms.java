package org.pierian.core.backend.cpu.elementwise;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;

/// The forms in use: of arithmetic, and of each activation that has a vector form.
final class ElementwiseForms {

    private static final int N = 210;
    private static final long COMPILED_NANOS = 20_000;

    private final Demand arithmeticDemand; // counted in elements, as all here
    private final Map<StandardActivation, Slot> slots = new EnumMap<>(StandardActivation.class);
    private volatile ElementwiseKernel arithmetic = new ScalarElementwise();

    /// The form in use of one activation.
    private static final class Slot {
        final Demand demand;
        volatile ActivationKernel kernel;

        Slot(StandardActivation f, Demand demand) {
            this.demand = demand;
            kernel = new ScalarActivation(f);
        }
    }

    ElementwiseForms(KernelChoice choice, Trials trials) {
        arithmeticDemand = trials.demand(100e6, 1, false);
        for (StandardActivation f : StandardActivation.values()) {
            slots.put(f, new Slot(f, demand(f, trials)));
        }
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> useVector();
            case AUTO -> planTrials(trials);
        }
    }

    /// ReLU on mixed signs saves more than arithmetic, because its scalar form branches.
    private static Demand demand(StandardActivation f, Trials trials) {
        return switch (f) {
            case SIGMOID, TANH -> trials.demand(400e6, 7, false);
            case RELU -> trials.demand(100e6, 2, false);
        };
    }

    private Slot slot(StandardActivation f) {
        return Objects.requireNonNull(slots.get(f));
    }

    private void useVector() {
        arithmetic = new VectorElementwise();
        for (StandardActivation f : StandardActivation.values()) {
            slot(f).kernel = vector(f);
        }
    }

    private void planTrials(Trials trials) {
        trials.plan(
                arithmeticDemand,
                () -> new KernelTrial<>(
                                "element-wise arithmetic",
                                arithmeticDemand,
                                COMPILED_NANOS,
                                5 * N,
                                ElementwiseForms::tryArithmetic)
                        .of(
                                new ScalarElementwise(),
                                new VectorElementwise(),
                                () -> arithmetic = new VectorElementwise()));
        for (StandardActivation f : StandardActivation.values()) {
            Slot slot = slot(f);
            String name = f.name().toLowerCase(Locale.ROOT);
            trials.plan(
                    slot.demand,
                    () -> new KernelTrial<>(name, slot.demand, COMPILED_NANOS, 2 * N, ElementwiseForms::tryActivation)
                            .of(new ScalarActivation(f), vector(f), () -> slot.kernel = vector(f)));
        }
    }

    private static ActivationKernel vector(StandardActivation f) {
        return switch (f) {
            case SIGMOID -> new VectorSigmoid();
            case TANH -> new VectorTanh();
            case RELU -> new VectorRelu();
        };
    }

    /// Each operation on elements of its own.
    private static void tryArithmetic(ElementwiseKernel kernel, float[] result) {
        System.arraycopy(Numbers.A, 0, result, 0, N);
        kernel.addToRows(7, 30, Numbers.B, result);
        kernel.multiply(3 * N, 4 * N, Numbers.A, Numbers.B, result);
        kernel.scale(4 * N, 5 * N, Numbers.A, 0.3f, result);
        kernel.add(2 * N, 3 * N, Numbers.A, Numbers.B, result);
    }

    private static void tryActivation(ActivationKernel kernel, float[] result) {
        kernel.forward(0, N, Numbers.A, result);
        kernel.gradient(N, 2 * N, Numbers.A, Numbers.A, Numbers.B, result);
    }

    /// Made by the first trial.
    private static final class Numbers {
        static final float[] A = Noise.numbers(1, 5 * N);
        static final float[] B = Noise.numbers(2, 5 * N);

        private Numbers() {}
    }

    /// @param elements how many it is asked for
    ElementwiseKernel arithmetic(long elements) {
        arithmeticDemand.count(elements);
        return arithmetic;
    }

    /// @param elements how many it is asked for
    ActivationKernel activation(StandardActivation f, int elements) {
        Slot slot = slot(f);
        slot.demand.count(elements);
        return slot.kernel;
    }
}
