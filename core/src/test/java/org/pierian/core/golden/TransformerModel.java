package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A small transformer that learns sequences. Its embedding and positions are made here.
final class TransformerModel {

    private static final Initializer ZERO = new Initializer.Constant(0f);
    private static final List<String> NAMES = List.of(
            "ln1.weight",
            "ln1.bias",
            "attn.in_proj_weight",
            "attn.out_proj.weight",
            "ln2.weight",
            "ln2.bias",
            "ff1.weight",
            "ff1.bias",
            "ff2.weight",
            "ff2.bias",
            "ln_f.weight",
            "ln_f.bias",
            "head.weight",
            "head.bias");

    private final JsonNode golden;
    private final JsonNode config;
    private final int dim;
    private final int classes;
    private final int time;
    private final int batch;
    private final double[] sequences;
    private final Backend backend;
    private final Parameter embedding;
    private final Layer network;
    private final Tensor x;
    private final Tensor dx;
    private final Tensor y;
    private final Tensor dy;

    TransformerModel(JsonNode golden, Backend backend) {
        this.golden = golden;
        this.backend = backend;
        config = golden.required("config");
        dim = number("embed_dim");
        classes = number("vocabulary_size");
        time = number("sequence_length");
        batch = number("batch_size");
        sequences = TorchCases.data(golden.required("inputs").required("sequences"));
        embedding = new Site("", 0, batch, backend).parameter("embedding.weight", Shape.of(classes, dim), false, ZERO);
        network = network();
        x = backend.zeros(Shape.of(batch, time, dim));
        dx = backend.zeros(x.shape());
        y = backend.zeros(Shape.of(batch, time, classes));
        dy = backend.zeros(y.shape());
    }

    private int number(String key) {
        return config.required(key).intValue();
    }

    private Layer network() {
        LayerPlan attention = new SelfAttention.Plan(
                number("num_heads"),
                true,
                0,
                OptionalInt.empty(),
                number("num_heads"),
                Optional.empty(),
                OptionalInt.empty(),
                ZERO,
                ZERO,
                Optional.empty());
        LayerPlan mix = new Residual.Plan(new Sequential.Plan(List.of(new LayerNorm(1e-5), attention)));
        LayerPlan think = new Residual.Plan(
                new Sequential.Plan(List.of(new LayerNorm(1e-5), linear(number("ff_dim")), new Gelu(), linear(dim))));
        return new Sequential.Plan(List.of(mix, think, new LayerNorm(1e-5), linear(classes)))
                .build(TensorType.numbers(Shape.of(time, dim)), new Site("", 0, batch, backend));
    }

    private static LayerPlan linear(int out) {
        return new Linear.Plan(out, OptionalInt.empty(), ZERO, Optional.of(ZERO));
    }

    /// Trains, and compares losses, the first gradients, and what parameters and outputs have become.
    void check() {
        List<Parameter> parameters = new ArrayList<>(List.of(embedding));
        parameters.addAll(network.parameters());
        List<String> names = new ArrayList<>(List.of("embedding.weight"));
        names.addAll(NAMES);
        TrainedParameters trained = new TrainedParameters(names, parameters, golden);
        trained.assign();
        JsonNode options = config.required("optimizer");
        Optimizer optimizer =
                new Optimizer(TorchFormulas.of(options), options.required("lr").doubleValue(), parameters, backend);
        JsonNode expected = golden.required("expected");
        double[] losses = TorchCases.data(expected.required("output"));
        for (int step = 0; step < losses.length; step++) {
            parameters.forEach(p -> p.gradient().clear());
            int first = step % number("steps_per_epoch") * batch;
            new Tolerance(0, 1e-4).check("loss of step " + step, loss(first, step), losses[step]);
            if (step == 0) {
                trained.checkFirstGradients();
            }
            optimizer.step();
        }
        trained.checkFinal();
        embed(0);
        network.forward(new Pass(batch).begin(Mode.EVAL, 0), x, y);
        double[] outputs = TorchCases.data(expected.required("final_output"));
        for (int i = 0; i < outputs.length; i++) {
            new Tolerance(0, 1e-3).check("output " + i, y.get(i), outputs[i]);
        }
    }

    /// The mean loss of a batch, with all gradients.
    private double loss(int first, int step) {
        embed(first);
        Pass pass = new Pass(batch);
        network.forward(pass.begin(Mode.TRAIN, step), x, y);
        Tensor labels = backend.zeros(Shape.of(batch * time));
        for (int i = 0; i < labels.size(); i++) {
            labels.buffer().set(i, token(first + i / time, i % time + 1));
        }
        Shape rows = Shape.of(batch * time, classes);
        Tensor each = backend.zeros(Shape.of(batch * time));
        new SoftmaxCrossEntropy(backend)
                .evaluate(
                        y.reshape(rows),
                        new Batch(x, labels, Tensor.NONE),
                        1f / (batch * time),
                        dy.reshape(rows),
                        each);
        network.backward(pass, x, y, dy, dx);
        embeddingGradient(first);
        double sum = 0;
        for (float loss : each.toArray()) {
            sum += loss;
        }
        return sum / each.size();
    }

    private int token(int sequence, int step) {
        return (int) sequences[sequence * (time + 1) + step];
    }

    /// Rows of the embedding, and sines and cosines of the position.
    private void embed(int first) {
        float[] weight = embedding.values();
        for (int i = 0; i < x.size(); i++) {
            int t = i / dim % time;
            int d = i % dim;
            double angle = t / StrictMath.pow(10000, (double) (d / 2 * 2) / dim);
            double position = d % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
            x.buffer().set(i, weight[token(first + i / dim / time, t) * dim + d] + (float) position);
        }
    }

    private void embeddingGradient(int first) {
        float[] gradient = new float[classes * dim];
        for (int i = 0; i < dx.size(); i++) {
            gradient[token(first + i / dim / time, i / dim % time) * dim + i % dim] += dx.get(i);
        }
        embedding.gradient().next();
        embedding.assign(embedding.gradient().tensor(), gradient);
    }
}
