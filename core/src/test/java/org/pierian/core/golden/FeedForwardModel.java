package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.window.Size;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A network of layers one after the other, in training for classes: linear layers, or convolutions with pooling.
final class FeedForwardModel {

    private static final Initializer ZERO = new Initializer.Constant(0f);

    private final JsonNode c;
    private final JsonNode config;
    private final Backend backend;
    private final Tensor inputs;
    private final double[] labels;
    private final Layer network;
    private final Tensor y;

    FeedForwardModel(JsonNode c, Backend backend) {
        this.c = c;
        this.backend = backend;
        config = c.required("config");
        inputs = TorchCases.tensor(c.required("inputs").required("x"));
        labels = TorchCases.data(c.required("inputs").required("labels"));
        int[] dims = inputs.shape().toArray();
        TensorType in = TensorType.numbers(Shape.of(Arrays.copyOfRange(dims, 1, dims.length)));
        LayerPlan plan = isMlp() ? mlp() : cnn();
        network = plan.build(in, new Site("", 0, inputs.rows(), backend));
        y = backend.zeros(plan.output(in).shape().prepend(inputs.rows()));
    }

    private boolean isMlp() {
        return config.required("model").asText().equals("mlp");
    }

    private LayerPlan mlp() {
        return new Sequential.Plan(List.of(linear(number("hidden_size")), new Tanh(), linear(number("num_classes"))));
    }

    private LayerPlan cnn() {
        return new Sequential.Plan(List.of(
                conv(number("channels1")),
                new Relu(),
                pool(),
                conv(number("channels2")),
                new Relu(),
                pool(),
                new Flatten.Plan(),
                linear(number("num_classes"))));
    }

    private List<String> names() {
        return isMlp()
                ? List.of("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias")
                : List.of("conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc.weight", "fc.bias");
    }

    private int number(String key) {
        return config.required(key).intValue();
    }

    private static LayerPlan linear(int out) {
        return new Linear.Plan(out, OptionalInt.empty(), ZERO, Optional.of(ZERO));
    }

    private static LayerPlan conv(int channels) {
        Size one = Size.square(1);
        return new Conv2d.Plan(
                channels, OptionalInt.empty(), Size.square(3), one, Optional.of(one), one, 1, ZERO, Optional.of(ZERO));
    }

    private static LayerPlan pool() {
        return new MaxPool2d(Size.square(2), Size.square(2), Size.square(0));
    }

    /// Trains, and compares losses, the first gradients, and what parameters and outputs have become.
    void check() {
        TrainedParameters trained = new TrainedParameters(names(), network.parameters(), c);
        trained.assign();
        JsonNode options = config.required("optimizer");
        Optimizer optimizer = new Optimizer(
                TorchFormulas.of(options), options.required("lr").doubleValue(), network.parameters(), backend);
        double[] losses = TorchCases.data(c.required("expected").required("output"));
        int batch = number("batch_size");
        for (int step = 0; step < losses.length; step++) {
            double loss = step(step % number("steps_per_epoch") * batch, batch, step);
            new Tolerance(1e-4, 0).check("loss of step " + step, loss, losses[step]);
            if (step == 0) {
                trained.checkFirstGradients();
            }
            optimizer.step();
        }
        trained.checkFinal();
        network.forward(new Pass(inputs.rows()).begin(Mode.EVAL, 0), inputs, y);
        double[] outputs = TorchCases.data(c.required("expected").required("final_output"));
        TorchCases.check("outputs", y.toArray(), outputs, 1e-4);
    }

    /// Both passes of some examples.
    ///
    /// @return their mean loss
    private double step(int first, int batch, int step) {
        Tensor x = rows(inputs.toArray(), first, batch, inputs.shape());
        Tensor output = backend.zeros(Shape.of(batch, number("num_classes")));
        Tensor gradient = backend.zeros(output.shape());
        Tensor losses = backend.zeros(Shape.of(batch));
        Tensor classes = backend.zeros(Shape.of(batch));
        for (int i = 0; i < batch; i++) {
            classes.buffer().set(i, (float) labels[first + i]);
        }
        network.parameters().forEach(p -> p.gradient().clear());
        Pass pass = new Pass(batch).begin(Mode.TRAIN, step);
        network.forward(pass, x, output);
        new SoftmaxCrossEntropy(backend)
                .evaluate(output, new Batch(x, classes, Tensor.NONE), 1f / batch, gradient, losses);
        network.backward(pass, x, output, gradient, Tensor.NONE);
        double sum = 0;
        for (float loss : losses.toArray()) {
            sum += loss;
        }
        return sum / batch;
    }

    private Tensor rows(float[] all, int first, int count, Shape shape) {
        int[] dims = shape.toArray();
        dims[0] = count;
        Tensor rows = backend.zeros(Shape.of(dims));
        rows.assign(Arrays.copyOfRange(all, first * rows.rowSize(), (first + count) * rows.rowSize()));
        return rows;
    }
}
