package org.pierian.core.backend.cpu.elementwise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;
import org.pierian.core.backend.ExponentialActivation;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trial;
import org.pierian.core.backend.cpu.trial.Trials;

/// The forms in use: of arithmetic, and of each kind of activation that has a vector form.
final class ElementwiseForms {

    private static final int N = 210;
    private static final long COMPILED_NANOS = 20_000;
    private static final long COMPILED_EXPONENTIAL_NANOS = 100_000; // they take far longer in either form

    /// One activation of each kind that has a vector form.
    static final List<Activation> KINDS = kinds();

    private final Demand arithmeticDemand; // counted in elements, as all here
    private final Map<Object, Slot> slots = new LinkedHashMap<>(); // by kind
    private final ActivationKernel definition = new ScalarActivation();
    private volatile ElementwiseKernel arithmetic = new ScalarElementwise();

    /// The form in use of one kind of activation.
    private static final class Slot {
        final Demand demand;
        volatile ActivationKernel kernel = new ScalarActivation();

        Slot(Demand demand) {
            this.demand = demand;
        }
    }

    /// A vector form.
    ///
    /// @param name the activation, for reports
    /// @param cost as in [Trials#demand]
    /// @param saved likewise, for one element
    /// @param kernel makes it; its class can be loaded only where there is a module for vectors
    private record Form(String name, double cost, double saved, Supplier<ActivationKernel> kernel) {}

    ElementwiseForms(KernelChoice choice, Trials trials) {
        arithmeticDemand = trials.demand(100e6, 1, false);
        for (Activation f : KINDS) {
            Form form = form(f);
            slots.put(kind(f), new Slot(trials.demand(form.cost, form.saved, false)));
        }
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> useVector();
            case AUTO -> planTrials(trials);
        }
    }

    private static List<Activation> kinds() {
        List<Activation> all = new ArrayList<>(List.of(StandardActivation.values()));
        all.add(new ArithmeticActivation.Clamp(0f, 6f));
        all.add(new ArithmeticActivation.HardSigmoid());
        all.add(new ArithmeticActivation.HardSwish());
        all.add(new ArithmeticActivation.LeakyRelu(0.1f));
        all.add(new ExponentialActivation.Gelu());
        all.add(new ExponentialActivation.GeluTanh());
        all.add(new ExponentialActivation.Silu());
        all.add(new ExponentialActivation.Softplus(1.5));
        all.add(new ExponentialActivation.Mish());
        all.add(new ExponentialActivation.Elu(0.7));
        all.add(new ExponentialActivation.Celu(0.7));
        all.add(new ExponentialActivation.Selu());
        return List.copyOf(all);
    }

    /// Activations of one class differ in parameters only, but for the standard ones.
    private static Object kind(Activation f) {
        return f instanceof StandardActivation ? f : f.getClass();
    }

    private static Form form(Activation f) {
        return switch (f) {
            case StandardActivation standard -> form(standard);
            case ArithmeticActivation arithmetic -> form(arithmetic);
            case ExponentialActivation exponential -> form(exponential);
            default -> throw new IllegalArgumentException("no vector form of " + f);
        };
    }

    /// ReLU on mixed signs saves more than arithmetic, because its scalar form branches.
    private static Form form(StandardActivation f) {
        return switch (f) {
            case SIGMOID -> new Form("sigmoid", 400e6, 7, () -> new VectorSigmoid());
            case TANH -> new Form("tanh", 400e6, 7, () -> new VectorTanh());
            case RELU -> new Form("relu", 100e6, 2, () -> new VectorRelu());
        };
    }

    private static Form form(ArithmeticActivation f) {
        return switch (f) {
            case ArithmeticActivation.Clamp _ -> new Form("relu6 and hard_tanh", 150e6, 3, () -> new VectorClamp());
            case ArithmeticActivation.HardSigmoid _ ->
                new Form("hard_sigmoid", 150e6, 3, () -> new VectorHardSigmoid());
            case ArithmeticActivation.HardSwish _ -> new Form("hard_swish", 150e6, 3, () -> new VectorHardSwish());
            case ArithmeticActivation.LeakyRelu _ -> new Form("leaky_relu", 150e6, 3, () -> new VectorLeakyRelu());
        };
    }

    private static Form form(ExponentialActivation f) {
        return switch (f) {
            case ExponentialActivation.Gelu _ -> new Form("gelu", 600e6, 13, () -> new VectorGelu());
            case ExponentialActivation.GeluTanh _ -> new Form("gelu by tanh", 600e6, 8, () -> new VectorGeluTanh());
            case ExponentialActivation.Silu _ -> new Form("silu", 600e6, 8, () -> new VectorSilu());
            case ExponentialActivation.Softplus _ -> new Form("softplus", 600e6, 15, () -> new VectorSoftplus());
            case ExponentialActivation.Mish _ -> new Form("mish", 600e6, 12, () -> new VectorMish());
            case ExponentialActivation.Elu _ -> new Form("elu", 600e6, 5, () -> new VectorElu());
            case ExponentialActivation.Celu _ -> new Form("celu", 600e6, 5, () -> new VectorCelu());
            case ExponentialActivation.Selu _ -> new Form("selu", 600e6, 5, () -> new VectorSelu());
        };
    }

    /// The vector form of an activation that has one.
    static ActivationKernel vector(Activation f) {
        return form(f).kernel.get();
    }

    private Slot slot(Activation f) {
        return Objects.requireNonNull(slots.get(kind(f)));
    }

    private void useVector() {
        arithmetic = new VectorElementwise();
        for (Activation f : KINDS) {
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
        for (Activation f : KINDS) {
            Slot slot = slot(f);
            trials.plan(slot.demand, () -> trial(f, slot));
        }
    }

    private static Trial trial(Activation f, Slot slot) {
        Form form = form(f);
        long compiled = f instanceof ExponentialActivation ? COMPILED_EXPONENTIAL_NANOS : COMPILED_NANOS;
        return new KernelTrial<ActivationKernel>(
                        form.name, slot.demand, compiled, 2 * N, (kernel, y) -> tryActivation(f, kernel, y))
                .of(new ScalarActivation(), form.kernel.get(), () -> slot.kernel = form.kernel.get());
    }

    /// Each operation on elements of its own.
    private static void tryArithmetic(ElementwiseKernel kernel, float[] result) {
        System.arraycopy(Numbers.A, 0, result, 0, N);
        kernel.addToRows(7, 30, Numbers.B, result);
        kernel.multiply(3 * N, 4 * N, Numbers.A, Numbers.B, result);
        kernel.scale(4 * N, 5 * N, Numbers.A, 0.3f, result);
        kernel.add(2 * N, 3 * N, Numbers.A, Numbers.B, result);
    }

    private static void tryActivation(Activation f, ActivationKernel kernel, float[] result) {
        kernel.forward(f, 0, N, Numbers.A, result);
        kernel.gradient(f, N, 2 * N, Numbers.A, Numbers.A, Numbers.B, result);
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
    ActivationKernel activation(Activation f, int elements) {
        Slot slot = slots.get(kind(f));
        if (slot == null) {
            return definition;
        }
        slot.demand.count(elements);
        return slot.kernel;
    }
}
