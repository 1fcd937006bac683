package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.golden.TorchCases.check;
import static org.pierian.core.golden.TorchCases.data;
import static org.pierian.core.golden.TorchCases.shape;
import static org.pierian.core.golden.TorchCases.tensor;
import static org.pierian.core.golden.TorchCases.tests;
import static org.pierian.core.golden.TorchCases.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Margin;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.data.Batch;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Elu;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.activation.GeluTanh;
import org.pierian.core.layer.activation.HardSwish;
import org.pierian.core.layer.activation.LeakyRelu;
import org.pierian.core.layer.activation.LogSoftmax;
import org.pierian.core.layer.activation.Mish;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Selu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Silu;
import org.pierian.core.layer.activation.Softmax;
import org.pierian.core.layer.activation.Softplus;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.shape.Permute;
import org.pierian.core.layer.window.Size;
import org.pierian.core.loss.BinaryCrossEntropy;
import org.pierian.core.loss.Hinge;
import org.pierian.core.loss.Huber;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.MeanAbsoluteError;
import org.pierian.core.loss.MeanSquaredError;
import org.pierian.core.loss.MultiMargin;
import org.pierian.core.loss.SmoothL1;
import org.pierian.core.loss.SoftCrossEntropy;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.Determination;
import org.pierian.core.metric.MeanAbsoluteErrorMetric;
import org.pierian.core.metric.MeanSquaredErrorMetric;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.RootMeanSquaredError;
import org.pierian.core.metric.Tally;
import org.pierian.core.metric.TargetUnits;
import org.pierian.core.optimizer.ClipNorm;
import org.pierian.core.optimizer.ClipValue;
import org.pierian.core.optimizer.Clipping;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Tensors;

/// Layers, losses and optimizers against PyTorch in float64: each tensor within 1e-5 of its largest entry, plus
/// 1e-7.
class TorchTest {

    private static final Initializer ZERO = new Initializer.Constant(0f);
    private static final Backend SCALAR = CpuBackend.scalar();

    @TestFactory
    Stream<DynamicTest> layersAgreeWithPyTorch() {
        return Stream.of("layers", "layers-more").flatMap(file -> tests(file, TorchTest::checkLayer));
    }

    @TestFactory
    Stream<DynamicTest> lossesAgreeWithPyTorch() {
        return tests("losses", c -> {
            switch (type(c)) {
                case "BCEWithLogits", "Hinge" -> checkBinaryLoss(c);
                default -> checkLoss(c);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> errorsAgreeWithScikitLearn() {
        return tests("metrics", c -> type(c).equals("Regression"), TorchTest::checkErrors);
    }

    @TestFactory
    Stream<DynamicTest> optimizersAgreeWithPyTorch() {
        return Stream.concat(
                tests("optimizers", TorchTest::checkOptimizer),
                tests("clipping", c -> type(c).equals("SGD"), TorchTest::checkOptimizer));
    }

    @TestFactory
    Stream<DynamicTest> clippedGradientsAgreeWithPyTorch() {
        return tests("clipping", c -> !type(c).equals("SGD"), TorchTest::checkClipping);
    }

    private static void checkLayer(JsonNode c) {
        JsonNode config = c.required("config");
        for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
            try (Backend backend = new CpuBackend(choice, 1)) {
                TorchCases.checkLayer(c, plan(config), parameters -> names(config, parameters), backend);
            }
        }
    }

    /// What PyTorch's numbers call the parameters; those of a block are numbered there, and have paths here.
    private static List<String> names(JsonNode config, List<Parameter> parameters) {
        return switch (config.required("type").asText()) {
            case "ResidualLinear", "ResidualConv" -> List.of("weight1", "bias1", "weight2", "bias2");
            default -> parameters.stream().map(Parameter::name).toList();
        };
    }

    private static LayerPlan plan(JsonNode config) {
        return switch (config.required("type").asText()) {
            case "Linear" ->
                linear(
                        config.required("in_features").intValue(),
                        config.required("out_features").intValue(),
                        bias(config));
            case "Conv2d" -> conv(config);
            case "MaxPool2d" ->
                new MaxPool2d(size(config, "kernel_size"), size(config, "stride"), size(config, "padding"));
            case "AvgPool2d" ->
                new AvgPool2d(size(config, "kernel_size"), size(config, "stride"), size(config, "padding"));
            case "Flatten" -> new Flatten.Plan();
            case "LayerNorm" -> layerNorm(config);
            case "ResidualLinear" -> residualLinear(config);
            case "ResidualConv" -> residualConv(config);
            default -> activation(config);
        };
    }

    private static LayerPlan activation(JsonNode config) {
        return switch (config.required("type").asText()) {
            case "ReLU" -> new Relu();
            case "LeakyReLU" -> new LeakyRelu(config.required("negative_slope").floatValue());
            case "Sigmoid" -> new Sigmoid();
            case "Tanh" -> new Tanh();
            case "ELU" -> new Elu(config.required("alpha").doubleValue());
            case "SELU" -> new Selu();
            case "GELU" -> config.required("approximate").asText().equals("none") ? new Gelu() : new GeluTanh();
            case "SiLU" -> new Silu();
            case "Softplus" -> new Softplus(config.required("beta").doubleValue());
            case "Mish" -> new Mish();
            case "Hardswish" -> new HardSwish();
            case "Softmax" -> over(config.required("dim").intValue(), new Softmax.Plan());
            case "LogSoftmax" -> over(config.required("dim").intValue(), new LogSoftmax.Plan());
            default -> throw noCounterpart(config);
        };
    }

    /// A layer of the last axis, of which there are 3 besides the batch where it is used over the first.
    private static LayerPlan over(int dim, LayerPlan last) {
        return dim == 1
                ? new Sequential.Plan(List.of(new Permute(List.of(2, 3, 1)), last, new Permute(List.of(3, 1, 2))))
                : last;
    }

    private static IllegalArgumentException noCounterpart(JsonNode config) {
        return new IllegalArgumentException("no counterpart: " + config);
    }

    private static LayerPlan linear(int in, int out, Optional<Initializer> bias) {
        return new Linear.Plan(out, OptionalInt.of(in), ZERO, bias);
    }

    /// Over the last axis only.
    private static LayerPlan layerNorm(JsonNode config) {
        if (config.required("normalized_shape").size() != 1) {
            throw noCounterpart(config);
        }
        return new LayerNorm(config.required("eps").doubleValue());
    }

    private static LayerPlan residualLinear(JsonNode config) {
        int dim = config.required("dim").intValue();
        int hidden = config.required("hidden").intValue();
        LayerPlan first = linear(dim, hidden, Optional.of(ZERO));
        LayerPlan second = linear(hidden, dim, Optional.of(ZERO));
        return new Residual.Plan(new Sequential.Plan(List.of(first, new Relu(), second)));
    }

    private static LayerPlan residualConv(JsonNode config) {
        int channels = config.required("channels").intValue();
        int hidden = config.required("hidden").intValue();
        LayerPlan first = conv3(channels, hidden);
        LayerPlan second = conv3(hidden, channels);
        LayerPlan block = new Residual.Plan(new Sequential.Plan(List.of(first, new Relu(), second)));
        return new Sequential.Plan(List.of(block, new Relu()));
    }

    /// A kernel of 3 x 3 that keeps the size.
    private static LayerPlan conv3(int in, int out) {
        return new Conv2d.Plan(
                out,
                OptionalInt.of(in),
                Size.square(3),
                Size.square(1),
                Optional.of(Size.square(1)),
                Size.square(1),
                1,
                ZERO,
                Optional.of(ZERO));
    }

    private static LayerPlan conv(JsonNode config) {
        boolean same = config.required("padding").isTextual();
        return new Conv2d.Plan(
                config.required("out_channels").intValue(),
                OptionalInt.of(config.required("in_channels").intValue()),
                size(config, "kernel_size"),
                size(config, "stride"),
                same ? Optional.empty() : Optional.of(size(config, "padding")),
                size(config, "dilation"),
                config.required("groups").intValue(),
                ZERO,
                bias(config));
    }

    private static Optional<Initializer> bias(JsonNode config) {
        return config.required("bias").booleanValue() ? Optional.of(ZERO) : Optional.empty();
    }

    private static Size size(JsonNode config, String key) {
        JsonNode pair = config.required(key);
        return new Size(pair.required(0).intValue(), pair.required(1).intValue());
    }

    /// Losses that take the mean over the outputs of an example, of which PyTorch's `sum` takes the sum.
    private static boolean perOutput(String type) {
        return List.of("MSE", "MAE", "Huber", "SmoothL1").contains(type);
    }

    private static void checkLoss(JsonNode c) {
        JsonNode config = c.required("config");
        Tensor y = tensor(c.required("inputs").required("input"));
        JsonNode target = c.required("inputs").required("target");
        boolean classes = List.of("CrossEntropy", "MultiMargin").contains(type(c));
        Tensor labels = classes ? Tensors.vector(GoldenFile.floats(target.required("data"))) : Tensor.NONE;
        Tensor targets = classes ? Tensor.NONE : tensor(target);
        Loss loss = loss(config, c.required("inputs"));
        boolean mean = config.required("reduction").asText().equals("mean");
        Tensor gradient = Tensors.zerosLike(y);
        Tensor losses = Tensors.zeros(Shape.of(y.rows()));
        Batch batch = new Batch(y, labels, targets);
        double divisor =
                mean ? loss.weight(batch) : perOutput(type(c)) ? 1.0 / y.shape().last() : 1;
        loss.evaluate(y, batch, 1f / (float) divisor, gradient, losses);
        double sum = 0;
        for (float one : losses.toArray()) {
            sum += one;
        }
        JsonNode expected = c.required("expected");
        check("loss", new float[] {(float) (sum / divisor)}, expected.required("output"));
        check("gradient", gradient.toArray(), expected.required("grad_inputs").required("input"));
    }

    /// Every column is a network with one output there, and may have a weight of its own.
    private static void checkBinaryLoss(JsonNode c) {
        JsonNode inputs = c.required("inputs");
        Shape shape = shape(inputs.required("input"));
        int rows = shape.dim(0);
        int columns = shape.dim(1);
        float[] outputs = GoldenFile.floats(inputs.required("input").required("data"));
        float[] targets = GoldenFile.floats(inputs.required("target").required("data"));
        boolean mean = c.required("config").required("reduction").asText().equals("mean");
        float scale = mean ? 1f / shape.size() : 1f;
        float[] gradients = new float[shape.size()];
        double sum = 0;
        for (int k = 0; k < columns; k++) {
            Tensor y = Tensors.of(Shape.of(rows, 1), output(outputs, k, columns));
            Tensor labels = Tensors.vector(output(targets, k, columns));
            for (int i = 0; i < rows; i++) {
                labels.buffer().set(i, Math.max(0f, labels.get(i))); // -1 or 0 is the first class
            }
            Tensor gradient = Tensors.zerosLike(y);
            Tensor losses = Tensors.zeros(Shape.of(rows));
            binaryLoss(c, k).evaluate(y, new Batch(y, labels, Tensor.NONE), scale, gradient, losses);
            for (int i = 0; i < rows; i++) {
                sum += losses.get(i);
                gradients[i * columns + k] = gradient.get(i);
            }
        }
        JsonNode expected = c.required("expected");
        check("loss", new float[] {(float) (mean ? sum / shape.size() : sum)}, expected.required("output"));
        check("gradient", gradients, expected.required("grad_inputs").required("input"));
    }

    private static Loss binaryLoss(JsonNode c, int column) {
        JsonNode config = c.required("config");
        if (type(c).equals("Hinge")) {
            return new Hinge(SCALAR, config.required("margin").floatValue());
        }
        JsonNode weights = c.required("inputs").path("pos_weight");
        return new BinaryCrossEntropy(SCALAR, weights.isMissingNode() ? 1 : data(weights)[column]);
    }

    private static Loss loss(JsonNode config, JsonNode inputs) {
        return switch (config.required("type").asText()) {
            case "SumSquaredError" -> new SumOfSquaredErrors(SCALAR);
            case "MSE" -> new MeanSquaredError(SCALAR);
            case "MAE" -> new MeanAbsoluteError(SCALAR);
            case "Huber" -> new Huber(SCALAR, config.required("delta").floatValue());
            case "SmoothL1" -> new SmoothL1(SCALAR, config.required("beta").floatValue());
            case "MultiMargin" ->
                new MultiMargin(
                        SCALAR,
                        new Margin(
                                config.required("margin").floatValue(),
                                config.required("p").intValue() == 2));
            case "CrossEntropy" -> crossEntropy(config, inputs);
            default -> throw noCounterpart(config);
        };
    }

    private static Loss crossEntropy(JsonNode config, JsonNode inputs) {
        double smoothing = config.path("label_smoothing").doubleValue();
        if (smoothing == 0 && !inputs.has("weight")) {
            return new SoftmaxCrossEntropy(SCALAR);
        }
        double[] weights = new double[config.required("num_classes").intValue()];
        Arrays.fill(weights, 1);
        return new SoftCrossEntropy(
                SCALAR, inputs.has("weight") ? data(inputs.required("weight")) : weights, smoothing);
    }

    /// The coefficient of several outputs is a mean there, so those of each are compared.
    private static void checkErrors(JsonNode c) {
        float[] predictions =
                GoldenFile.floats(c.required("inputs").required("predictions").required("data"));
        float[] targets =
                GoldenFile.floats(c.required("inputs").required("targets").required("data"));
        JsonNode shape = c.required("inputs").required("targets").required("shape");
        int outputs = shape.size() == 1 ? 1 : shape.required(1).intValue();
        Tally tally = errors(predictions, targets, outputs);
        JsonNode expected = c.required("expected").required("output");
        Tolerance close = new Tolerance(0, 1e-12);
        close.check(
                "mae",
                value(tally, MeanAbsoluteErrorMetric.NAME),
                expected.required("mae").doubleValue());
        close.check("mse", value(tally, "mse"), expected.required("mse").doubleValue());
        close.check(
                "rmse",
                value(tally, RootMeanSquaredError.NAME),
                expected.required("rmse").doubleValue());
        double[] coefficients = outputs == 1
                ? new double[] {expected.required("r2").doubleValue()}
                : data(expected.required("r2_per_output"));
        assertThat(coefficients).hasSize(outputs);
        for (int k = 0; k < outputs; k++) {
            Tally one = errors(output(predictions, k, outputs), output(targets, k, outputs), 1);
            close.check("r2 of output " + k, value(one, Determination.NAME), coefficients[k]);
        }
    }

    /// In batches of 5, since sums go on from batch to batch.
    private static Tally errors(float[] predictions, float[] targets, int outputs) {
        RegressionDataset dataset =
                new RegressionDataset(Shape.of(1), new float[targets.length / outputs], targets, outputs);
        Tally tally = new Tally(List.of(
                new MeanAbsoluteErrorMetric(TargetUnits.SCALED),
                new MeanSquaredErrorMetric(TargetUnits.SCALED),
                new RootMeanSquaredError(TargetUnits.SCALED),
                new Determination(TargetUnits.SCALED, dataset.variation())));
        assertThat(tally.metrics()).noneMatch(Metric::needsClasses); // the batches have none
        for (int from = 0; from < targets.length; from += 5 * outputs) {
            int to = Math.min(targets.length, from + 5 * outputs);
            int rows = (to - from) / outputs;
            Tensor y = Tensors.of(Shape.of(rows, outputs), Arrays.copyOfRange(predictions, from, to));
            Tensor t = Tensors.of(Shape.of(rows, outputs), Arrays.copyOfRange(targets, from, to));
            tally.add(y, new Batch(Tensors.zeros(Shape.of(rows, 1)), Tensor.NONE, t), Tensors.zeros(Shape.of(rows)));
        }
        return tally;
    }

    private static float[] output(float[] all, int k, int outputs) {
        float[] one = new float[all.length / outputs];
        for (int i = 0; i < one.length; i++) {
            one[i] = all[i * outputs + k];
        }
        return one;
    }

    private static double value(Tally tally, String metric) {
        return tally.value(metric).orElseThrow();
    }

    private static void checkOptimizer(JsonNode c) {
        JsonNode config = c.required("config");
        List<Parameter> parameters = parameters(c);
        Optional<Clipping> clipping = clipping(config);
        Optimizer optimizer = optimizer(config, parameters);
        int steps = config.required("steps").intValue();
        for (int step = 0; step < steps; step++) {
            for (Parameter p : parameters) {
                double[] g = data(c.required("inputs").required("gradients." + p.name()));
                Tensor gradient = p.gradient().tensor();
                for (int i = 0; i < gradient.size(); i++) {
                    gradient.buffer().set(i, (float) g[step * gradient.size() + i]);
                }
            }
            clipping.ifPresent(clip -> assertThat(clip.clip(parameters, SCALAR)).isTrue());
            optimizer.step();
            for (Parameter p : parameters) {
                double[] all = data(c.required("expected").required("output").required(p.name()));
                int n = p.value().size();
                check(p.name() + " after step " + step, p.values(), Arrays.copyOfRange(all, step * n, (step + 1) * n));
            }
        }
    }

    private static List<Parameter> parameters(JsonNode c) {
        List<Parameter> parameters = new ArrayList<>();
        for (String name : List.of("w", "b")) {
            Tensor initial = tensor(c.required("parameters").required(name));
            Parameter p = new Site("", 0, 1, SCALAR).parameter(name, initial.shape(), false, ZERO);
            p.assign(initial.toArray());
            parameters.add(p);
        }
        return parameters;
    }

    private static Optional<Clipping> clipping(JsonNode config) {
        if (config.has("clip_norm")) {
            return Optional.of(new ClipNorm(config.get("clip_norm").doubleValue(), ClipNorm.Norm.L2));
        }
        return config.has("clip_value")
                ? Optional.of(new ClipValue(config.get("clip_value").doubleValue()))
                : Optional.empty();
    }

    private static void checkClipping(JsonNode c) {
        JsonNode config = c.required("config");
        List<Parameter> parameters = parameters(c);
        for (Parameter p : parameters) {
            p.assign(
                    p.gradient().tensor(),
                    tensor(c.required("inputs").required("gradients." + p.name()))
                            .toArray());
        }
        JsonNode expected = c.required("expected");
        Clipping clipping = clipping(config).orElseGet(() -> byNorm(config));
        if (clipping instanceof ClipNorm norm) {
            double total = data(expected.required("total_norm"))[0];
            new Tolerance(1e-8, 0).check("norm", norm.totalNorm(parameters, SCALAR.reductions()), total);
        }
        assertThat(clipping.clip(parameters, SCALAR)).isTrue();
        for (Parameter p : parameters) {
            check(p.name(), p.gradients(), expected.required("output").required(p.name()));
        }
    }

    private static ClipNorm byNorm(JsonNode config) {
        ClipNorm.Norm norm = switch (config.required("norm_type").asText()) {
            case "1.0" -> ClipNorm.Norm.L1;
            case "2.0" -> ClipNorm.Norm.L2;
            case "inf" -> ClipNorm.Norm.MAXIMUM;
            default -> throw noCounterpart(config);
        };
        return new ClipNorm(config.required("max_norm").doubleValue(), norm);
    }

    private static Optimizer optimizer(JsonNode config, List<Parameter> parameters) {
        return new Optimizer(TorchFormulas.of(config), config.required("lr").doubleValue(), parameters, SCALAR);
    }
}
