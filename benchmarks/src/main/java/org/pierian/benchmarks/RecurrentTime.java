package org.pierian.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.recurrent.Recurrent;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Steps of a training of a recurrent layer of 256 over 64 steps of 64 numbers and a linear layer of 65, with a
/// batch of 64: both passes, softmax and Adam, on one thread.
///
/// Arguments: the cell, and how many steps are measured. `scripts/peers/recurrent.py` does the same in PyTorch,
/// with an embedding of 65 characters before.
public final class RecurrentTime {

    private static final int BATCH = 64;
    private static final int TIME = 64;
    private static final int EMBEDDING = 64;
    private static final int HIDDEN = 256;
    private static final int CHARACTERS = 65;

    private static final Initializer INIT = new Initializer.Uniform(-1.0 / 16, 1.0 / 16);
    private static final double WARM_UP_SECONDS = 5;

    private final Backend backend;
    private final Pass pass = new Pass(BATCH);
    private final Layer recurrent;
    private final Layer linear;
    private final Tensor x;
    private final Tensor dx;
    private final Tensor states;
    private final Tensor dStates;
    private final Tensor logits;
    private final Tensor dLogits;
    private final Tensor losses;
    private final Tensor classes;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Optimizer optimizer;

    private RecurrentTime(RecurrentCell cell, Backend backend) {
        this.backend = backend;
        LayerPlan plan = new Recurrent.Plan(cell, HIDDEN, 1, false, 0, true, false, INIT, Optional.of(INIT));
        TensorType in = TensorType.numbers(Shape.of(TIME, EMBEDDING));
        LayerPlan last = new Linear.Plan(CHARACTERS, OptionalInt.empty(), INIT, Optional.of(INIT));
        TensorType between = plan.output(in);
        recurrent = plan.build(in, new Site("0", 0, BATCH, backend));
        linear = last.build(between, new Site("1", 0, BATCH, backend));
        x = Numbers.tensor(backend, in.shape().prepend(BATCH), "x");
        dx = backend.zeros(x.shape());
        states = backend.zeros(between.shape().prepend(BATCH));
        dStates = backend.zeros(states.shape());
        logits = backend.zeros(last.output(between).shape().prepend(BATCH));
        dLogits = backend.zeros(Shape.of(BATCH * TIME, CHARACTERS));
        losses = backend.zeros(Shape.of(BATCH * TIME));
        classes = backend.zeros(Shape.of(BATCH * TIME));
        parameters.addAll(recurrent.parameters());
        parameters.addAll(linear.parameters());
        optimizer = new Optimizer(new Adam(0.9, 0.999, 1e-8, 0, false), 0.001, parameters, backend);
    }

    /// Measures and prints.
    public static void main(String... arguments) {
        RecurrentCell cell = RecurrentCell.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int steps = Integer.parseInt(arguments[1]);
        try (Backend backend = new CpuBackend(KernelChoice.VECTOR, 1)) {
            RecurrentTime training = new RecurrentTime(cell, backend);
            Turns.warmUp(WARM_UP_SECONDS, training::step);
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                seconds.add(Turns.seconds(1, training::step));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: best %.1f ms, median %.1f ms, %.0f sequences a second at best%n",
                    arguments[0],
                    1e3 * Turns.quantile(seconds, 0),
                    1e3 * Turns.quantile(seconds, 0.5),
                    BATCH / Turns.quantile(seconds, 0));
        }
    }

    private void step() {
        recurrent.forward(pass.begin(Mode.TRAIN, 0), x, states);
        linear.forward(pass, states, logits);
        backend.reductions()
                .crossEntropy(
                        logits.reshape(Shape.of(BATCH * TIME, CHARACTERS)),
                        classes,
                        1f / (BATCH * TIME),
                        losses,
                        dLogits);
        parameters.forEach(parameter -> parameter.gradient().clear());
        linear.backward(pass, states, logits, dLogits.reshape(logits.shape()), dStates);
        recurrent.backward(pass, x, states, dStates, dx);
        optimizer.step();
    }
}
