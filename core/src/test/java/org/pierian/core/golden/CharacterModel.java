package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.recurrent.Recurrent;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A model of characters in training: an embedding, an LSTM and a linear layer at every step.
final class CharacterModel {

    private static final Initializer ZERO = new Initializer.Constant(0f);
    private static final Tolerance LOSS = new Tolerance(1e-4, 0);

    private final JsonNode c;
    private final Backend backend;
    private final int characters;
    private final int batch;
    private final int time;
    private final double[] tokens;
    private final Layer model;
    private final Optimizer optimizer;
    private final Tensor x;
    private final Tensor y;

    CharacterModel(JsonNode c, Backend backend) {
        this.c = c;
        this.backend = backend;
        JsonNode config = c.required("config");
        characters = config.required("vocabulary").size();
        batch = config.required("batch_size").intValue();
        time = config.required("sequence_length").intValue();
        tokens = TorchCases.data(c.required("inputs").required("tokens"));
        LayerPlan plan = new Sequential.Plan(List.of(
                linear(config.required("embedding_dim").intValue(), Optional.empty()),
                new Recurrent.Plan(
                        RecurrentCell.LSTM,
                        config.required("hidden_size").intValue(),
                        1,
                        false,
                        0,
                        true,
                        false,
                        ZERO,
                        Optional.of(ZERO)),
                linear(characters, Optional.of(ZERO))));
        TensorType in = TensorType.numbers(Shape.of(time, characters));
        model = plan.build(in, new Site("", 0, batch, backend));
        x = backend.zeros(in.shape().prepend(batch));
        y = backend.zeros(plan.output(in).shape().prepend(batch));
        JsonNode steps = config.required("optimizer");
        optimizer =
                new Optimizer(TorchFormulas.of(steps), steps.required("lr").doubleValue(), model.parameters(), backend);
    }

    private static LayerPlan linear(int out, Optional<Initializer> bias) {
        return new Linear.Plan(out, OptionalInt.empty(), ZERO, bias);
    }

    /// Trains, and compares losses, the first gradients, and what parameters and outputs have become.
    void check() {
        for (Parameter p : model.parameters()) {
            p.assign(toFloats(ours(p, TorchCases.data(c.required("parameters").required(name(p))))));
        }
        JsonNode expected = c.required("expected");
        double[] starts = TorchCases.data(c.required("inputs").required("starts"));
        double[] losses = TorchCases.data(expected.required("output"));
        for (int step = 0; step < losses.length; step++) {
            LOSS.check(
                    "loss " + step, step(Arrays.copyOfRange(starts, step * batch, (step + 1) * batch)), losses[step]);
            if (step == 0) {
                checkGradients(expected.required("grad_parameters"));
            }
            optimizer.step();
        }
        for (Parameter p : model.parameters()) {
            double[] end = ours(
                    p, TorchCases.data(expected.required("final_parameters").required(name(p))));
            within(1e-3, end).check(name(p), p.values(), end);
        }
        forward(new double[] {0}, Mode.EVAL);
        double[] outputs = TorchCases.data(expected.required("final_output"));
        within(1e-4, outputs).check("outputs", Arrays.copyOf(y.toArray(), outputs.length), outputs);
    }

    private void checkGradients(JsonNode expected) {
        for (Parameter p : model.parameters()) {
            TorchCases.check(name(p), p.gradients(), ours(p, TorchCases.data(expected.required(name(p)))));
        }
    }

    private static Tolerance within(double part, double[] numbers) {
        return new Tolerance(
                0, part * Arrays.stream(numbers).map(Math::abs).max().orElse(0));
    }

    private static String name(Parameter p) {
        return p.name()
                .replace("0.weight", "embedding.weight")
                .replace("1.", "lstm.")
                .replace("2.", "fc.");
    }

    /// An embedding's rows as the columns of a linear layer; other numbers as they are.
    private double[] ours(Parameter p, double[] numbers) {
        if (!p.name().equals("0.weight")) {
            return numbers;
        }
        int dim = numbers.length / characters;
        double[] turned = new double[numbers.length];
        for (int i = 0; i < characters; i++) {
            for (int j = 0; j < dim; j++) {
                turned[j * characters + i] = numbers[i * dim + j];
            }
        }
        return turned;
    }

    private static float[] toFloats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private Pass forward(double[] starts, Mode mode) {
        x.fill(0f);
        for (int i = 0; i < starts.length; i++) {
            for (int t = 0; t < time; t++) {
                x.buffer().set((i * time + t) * characters + (int) tokens[(int) starts[i] + t], 1f);
            }
        }
        Pass pass = new Pass(batch).begin(mode, 0);
        model.forward(pass, x, y);
        return pass;
    }

    /// Both passes.
    ///
    /// @return the mean loss
    private double step(double[] starts) {
        Pass pass = forward(starts, Mode.TRAIN);
        int rows = batch * time;
        Tensor classes = backend.zeros(Shape.of(rows));
        for (int i = 0; i < rows; i++) {
            classes.buffer().set(i, (float) tokens[(int) starts[i / time] + i % time + 1]);
        }
        Tensor logits = y.reshape(Shape.of(rows, characters));
        Tensor losses = backend.zeros(Shape.of(rows));
        Tensor dy = backend.zeros(logits.shape());
        backend.reductions().crossEntropy(logits, classes, 1f / rows, losses, dy);
        model.parameters().forEach(p -> p.gradient().clear());
        model.backward(pass, x, y, dy.reshape(y.shape()), Tensor.NONE);
        double sum = 0;
        for (float loss : losses.toArray()) {
            sum += loss;
        }
        return sum / rows;
    }
}
