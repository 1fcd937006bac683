package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.activation.Celu;
import org.pierian.core.layer.activation.Elu;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.activation.GeluTanh;
import org.pierian.core.layer.activation.HardSigmoid;
import org.pierian.core.layer.activation.HardSwish;
import org.pierian.core.layer.activation.HardTanh;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.layer.activation.LeakyRelu;
import org.pierian.core.layer.activation.LogSoftmax;
import org.pierian.core.layer.activation.Mish;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Relu6;
import org.pierian.core.layer.activation.Scale;
import org.pierian.core.layer.activation.Selu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Silu;
import org.pierian.core.layer.activation.Softmax;
import org.pierian.core.layer.activation.Softplus;
import org.pierian.core.layer.activation.Softsign;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.Flatten;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// A layer and an input for the tests that every layer must pass. A new layer is added to [#all], once for each way in
/// which it computes.
///
/// @param name what distinguishes the case
/// @param plan the layer
/// @param in one example
record LayerCase(String name, LayerPlan plan, TensorType in) {

    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);

    LayerCase(String name, LayerPlan plan, Shape in) {
        this(name, plan, TensorType.numbers(in));
    }

    static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>();
        all.addAll(basic());
        all.addAll(activations());
        all.addAll(pictures());
        all.addAll(containers());
        return all;
    }

    private static List<LayerCase> basic() {
        return List.of(
                new LayerCase("linear", linear(7, true), Shape.of(5)),
                new LayerCase("linear without bias", linear(3, false), Shape.of(4)),
                new LayerCase("wide linear", linear(40, true), Shape.of(33)),
                new LayerCase("linear over time", linear(6, true), Shape.of(3, 5)),
                new LayerCase("layer_norm", new LayerNorm.Plan(1e-5), Shape.of(7)),
                new LayerCase("layer_norm over time", new LayerNorm.Plan(1e-3), Shape.of(3, 5)),
                new LayerCase("flatten", new Flatten.Plan(), Shape.of(2, 3, 4)),
                new LayerCase("dropout", new Dropout.Plan(0.3, false, Optional.empty()), Shape.of(20)),
                new LayerCase("inverted dropout", new Dropout.Plan(0.3, true, Optional.empty()), Shape.of(20)));
    }

    private static List<LayerCase> activations() {
        return List.of(
                new LayerCase("relu", new Relu(), Shape.of(3, 7)),
                new LayerCase("leaky_relu", new LeakyRelu(0.1f), Shape.of(3, 7)),
                new LayerCase("sigmoid", new Sigmoid(), Shape.of(3, 7)),
                new LayerCase("tanh", new Tanh(), Shape.of(3, 7)),
                new LayerCase("relu6", new Relu6(), Shape.of(3, 7)),
                new LayerCase("hard_tanh", new HardTanh(), Shape.of(2, 6)), // below its corners
                new LayerCase("hard_sigmoid", new HardSigmoid(), Shape.of(3, 7)),
                new LayerCase("hard_swish", new HardSwish(), Shape.of(3, 7)),
                new LayerCase("softsign", new Softsign(), Shape.of(3, 7)),
                new LayerCase("elu", new Elu(0.7), Shape.of(3, 7)),
                new LayerCase("celu", new Celu(0.7), Shape.of(3, 7)),
                new LayerCase("selu", new Selu(), Shape.of(3, 7)),
                new LayerCase("gelu", new Gelu(), Shape.of(3, 17)),
                new LayerCase("gelu by tanh", new GeluTanh(), Shape.of(3, 7)),
                new LayerCase("silu", new Silu(), Shape.of(3, 7)),
                new LayerCase("softplus", new Softplus(1.5), Shape.of(3, 7)),
                new LayerCase("mish", new Mish(), Shape.of(3, 7)),
                new LayerCase("identity", new Identity(), Shape.of(3, 7)),
                new LayerCase("scale", new Scale(-0.3f), Shape.of(3, 7)),
                new LayerCase("softmax", new Softmax.Plan(), Shape.of(5)),
                new LayerCase("softmax over time", new Softmax.Plan(), Shape.of(3, 7)),
                new LayerCase("log_softmax", new LogSoftmax.Plan(), Shape.of(5)),
                new LayerCase("log_softmax over time", new LogSoftmax.Plan(), Shape.of(3, 7)));
    }

    private static List<LayerCase> pictures() {
        Size none = Size.square(0);
        Size two = Size.square(2);
        return List.of(
                new LayerCase("conv2d", conv(3, Size.square(3), 1, 0, 1, 1, true), Shape.of(2, 5, 6)),
                new LayerCase("conv2d with stride and padding", conv(4, new Size(3, 2), 2, 1, 1, 1, true), picture()),
                new LayerCase("conv2d with dilation", conv(2, two, 1, 1, 2, 1, false), picture()),
                new LayerCase("conv2d in groups", conv(4, Size.square(3), 1, 1, 1, 2, true), picture()),
                new LayerCase("conv2d that keeps the size", sameConv(), picture()),
                new LayerCase("max_pool2d", new MaxPool2d(two, two, none), Shape.of(2, 5, 6)),
                new LayerCase(
                        "max_pool2d that overlaps",
                        new MaxPool2d(Size.square(3), new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)),
                new LayerCase("avg_pool2d", new AvgPool2d(two, two, none), Shape.of(2, 5, 6)),
                new LayerCase(
                        "avg_pool2d that overlaps",
                        new AvgPool2d(Size.square(3), new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)));
    }

    private static List<LayerCase> containers() {
        return List.of(
                new LayerCase("sequential", sequential(), Shape.of(1, 6, 6)),
                new LayerCase("sequential with fused layers", fused(), picture()),
                new LayerCase("residual", residual(), Shape.of(1, 3, 4)),
                new LayerCase("sequential of one", new Sequential.Plan(List.of(new Tanh())), Shape.of(4)));
    }

    private static Shape picture() {
        return Shape.of(2, 5, 6);
    }

    static LayerPlan linear(int out, boolean bias) {
        return new Linear.Plan(out, OptionalInt.empty(), WEIGHTS, bias ? Optional.of(WEIGHTS) : Optional.empty());
    }

    static LayerPlan conv(int out, Size kernel, int stride, int padding, int dilation, int groups, boolean bias) {
        return new Conv2d.Plan(
                out,
                OptionalInt.empty(),
                kernel,
                Size.square(stride),
                Optional.of(Size.square(padding)),
                Size.square(dilation),
                groups,
                WEIGHTS,
                bias ? Optional.of(WEIGHTS) : Optional.empty());
    }

    private static LayerPlan sameConv() {
        return new Conv2d.Plan(
                3,
                OptionalInt.of(2),
                new Size(4, 3),
                Size.square(1),
                Optional.empty(),
                Size.square(1),
                1,
                WEIGHTS,
                Optional.of(WEIGHTS));
    }

    private static LayerPlan sequential() {
        LayerPlan head =
                new Sequential.Plan(List.of(new Flatten.Plan(), linear(6, true), new Sigmoid(), linear(3, true)));
        return new Sequential.Plan(List.of(conv(3, Size.square(3), 1, 1, 1, 1, true), new Tanh(), head));
    }

    /// Small and without kinks: every parameter moves every output, and their rounding adds up in the slopes.
    private static LayerPlan residual() {
        LayerPlan inner = new Residual.Plan(new Sequential.Plan(List.of(linear(4, true), new Sigmoid())));
        return new Residual.Plan(
                new Sequential.Plan(List.of(conv(1, Size.square(3), 1, 1, 1, 1, true), new Tanh(), inner)));
    }

    private static LayerPlan fused() {
        return new Sequential.Plan(List.of(
                conv(4, Size.square(3), 1, 1, 1, 2, true),
                new Dropout.Plan(0.3, true, Optional.empty()),
                new AvgPool2d(Size.square(2), Size.square(2), Size.square(0)),
                new Flatten.Plan()));
    }

    Layer build(int maxBatch, Backend backend) {
        return plan.build(in, new Site("", 42, maxBatch, backend));
    }

    @Override
    public String toString() {
        return name;
    }
}
