package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.tensor.Shape;

/// A layer and an input shape for the tests that every layer must pass. A new layer is added to [#all], once
/// for each way in which it computes.
///
/// @param name what distinguishes the case
/// @param plan the layer
/// @param in shape of one example
record LayerCase(String name, LayerPlan plan, Shape in) {

    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("linear", linear(7, true), Shape.of(5)),
                new LayerCase("linear without bias", linear(3, false), Shape.of(4)),
                new LayerCase("wide linear", linear(40, true), Shape.of(33)),
                new LayerCase("conv2d", conv(3, Size.square(3), 1, 0, 1, 1, true), Shape.of(2, 5, 6)),
                new LayerCase("conv2d with stride and padding", conv(4, new Size(3, 2), 2, 1, 1, 1, true), picture()),
                new LayerCase("conv2d with dilation", conv(2, Size.square(2), 1, 1, 2, 1, false), picture()),
                new LayerCase("conv2d in groups", conv(4, Size.square(3), 1, 1, 1, 2, true), picture()),
                new LayerCase("conv2d that keeps the size", sameConv(), picture()),
                new LayerCase(
                        "max_pool2d",
                        new MaxPool2d.Plan(Size.square(2), Size.square(2), Size.square(0)),
                        Shape.of(2, 5, 6)),
                new LayerCase(
                        "max_pool2d that overlaps",
                        new MaxPool2d.Plan(Size.square(3), new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)),
                new LayerCase(
                        "avg_pool2d",
                        new AvgPool2d.Plan(Size.square(2), Size.square(2), Size.square(0)),
                        Shape.of(2, 5, 6)),
                new LayerCase(
                        "avg_pool2d that overlaps",
                        new AvgPool2d.Plan(Size.square(3), new Size(1, 2), Size.square(1)),
                        Shape.of(2, 5, 6)),
                new LayerCase("flatten", new Flatten(), Shape.of(2, 3, 4)),
                new LayerCase("relu", new Relu(), Shape.of(3, 7)),
                new LayerCase("sigmoid", new Sigmoid(), Shape.of(3, 7)),
                new LayerCase("tanh", new Tanh(), Shape.of(3, 7)),
                new LayerCase("dropout", new Dropout.Plan(0.3, false, Optional.empty()), Shape.of(20)),
                new LayerCase("inverted dropout", new Dropout.Plan(0.3, true, Optional.empty()), Shape.of(20)),
                new LayerCase("sequential", sequential(), Shape.of(1, 6, 6)),
                new LayerCase("sequential with a tail", tail(), picture()),
                new LayerCase("sequential of one", new Sequential.Plan(List.of(new Tanh())), Shape.of(4)));
    }

    private static Shape picture() {
        return Shape.of(2, 5, 6);
    }

    private static LayerPlan linear(int out, boolean bias) {
        return new Linear.Plan(out, OptionalInt.empty(), bias, WEIGHTS, WEIGHTS);
    }

    private static LayerPlan conv(
            int out, Size kernel, int stride, int padding, int dilation, int groups, boolean bias) {
        return new Conv2d.Plan(
                out,
                OptionalInt.empty(),
                kernel,
                Size.square(stride),
                Optional.of(Size.square(padding)),
                Size.square(dilation),
                groups,
                bias,
                WEIGHTS,
                WEIGHTS);
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
                true,
                WEIGHTS,
                WEIGHTS);
    }

    private static LayerPlan sequential() {
        LayerPlan head = new Sequential.Plan(List.of(new Flatten(), linear(6, true), new Sigmoid(), linear(3, true)));
        return new Sequential.Plan(List.of(conv(3, Size.square(3), 1, 1, 1, 1, true), new Tanh(), head));
    }

    private static LayerPlan tail() {
        return new Sequential.Plan(List.of(
                conv(4, Size.square(3), 1, 1, 1, 2, true),
                new Dropout.Plan(0.3, true, Optional.empty()),
                new AvgPool2d.Plan(Size.square(2), Size.square(2), Size.square(0)),
                new Flatten()));
    }

    Layer build(int maxBatch) {
        return plan.build(in, new Site("", 42, maxBatch));
    }

    @Override
    public String toString() {
        return name;
    }
}
