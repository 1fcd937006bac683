package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.container.Join;
import org.pierian.core.layer.container.Parallel;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Containers for the tests that every layer must pass.
final class ContainerCases {

    private ContainerCases() {}

    static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>(List.of(
                new LayerCase("sequential", sequential(), Shape.of(1, 6, 6)),
                new LayerCase("sequential with fused layers", fused(), LayerCase.picture()),
                new LayerCase("sequential of one", new Sequential.Plan(List.of(new Tanh())), Shape.of(4)),
                new LayerCase("sequential with names", named(), Shape.of(4))));
        all.addAll(residuals());
        all.addAll(sums());
        all.addAll(products());
        all.addAll(concatenations());
        return all;
    }

    private static List<LayerCase> residuals() {
        Sequential.Plan wider = sequence(LayerCase.linear(5, true));
        Optional<Sequential.Plan> projection = Optional.of(sequence(LayerCase.linear(5, false)));
        Optional<Sequential.Plan> squashed = Optional.of(sequence(LayerCase.linear(5, false), new Tanh()));
        return List.of(
                new LayerCase("residual", residual(), Shape.of(1, 3, 4)),
                new LayerCase(
                        "residual of a linear layer",
                        new Residual.Plan(sequence(LayerCase.linear(4, true))),
                        Shape.of(4)),
                new LayerCase(
                        "residual over padded steps",
                        new Residual.Plan(sequence(LayerCase.linear(4, true), new Tanh())),
                        TensorType.numbers(Shape.of(3, 4)).padded(true)),
                new LayerCase("residual with a projection", new Residual.Plan(wider, projection), Shape.of(3)),
                new LayerCase(
                        "residual whose projection reads its output", new Residual.Plan(wider, squashed), Shape.of(3)),
                new LayerCase(
                        "residual without a use for its projection",
                        new Residual.Plan(wider, projection),
                        Shape.of(5)));
    }

    private static List<LayerCase> sums() {
        return List.of(
                parallel(
                        "sum",
                        Join.ADD,
                        Shape.of(4),
                        LayerCase.linear(4, true),
                        new Tanh(),
                        LayerCase.linear(4, false)),
                parallel("sum with the input first", Join.ADD, Shape.of(4), new Identity(), LayerCase.linear(4, true)),
                parallel(
                        "sum with the input twice",
                        Join.ADD,
                        Shape.of(4),
                        new Identity(),
                        sequence(new Identity(), new Identity()),
                        LayerCase.linear(4, true)),
                parallel("sum of one", Join.ADD, Shape.of(4), LayerCase.linear(3, true)),
                parallel("sum with one channel", Join.ADD, LayerCase.picture(), new Identity(), conv(1)),
                parallel("sum with one channel first", Join.ADD, LayerCase.picture(), conv(1), conv(3)),
                parallel("sum with means first", Join.ADD, LayerCase.picture(), means(), new Identity(), conv(1)),
                parallel(
                        "sums in a residual",
                        Join.ADD,
                        Shape.of(4),
                        new Residual.Plan(sequence(new Parallel.Plan(
                                List.of(LayerCase.linear(4, true), sequence(LayerCase.linear(4, true), new Sigmoid())),
                                Join.ADD,
                                1,
                                false))),
                        new Tanh()));
    }

    private static List<LayerCase> products() {
        return List.of(
                parallel("product", Join.MULTIPLY, Shape.of(3), LayerCase.linear(2, true), LayerCase.linear(2, true)),
                parallel(
                        "product of three",
                        Join.MULTIPLY,
                        Shape.of(3),
                        new Identity(),
                        LayerCase.linear(3, true),
                        new Sigmoid()),
                parallel("gate of each channel", Join.MULTIPLY, LayerCase.picture(), new Identity(), gate()),
                parallel("gate of each channel first", Join.MULTIPLY, LayerCase.picture(), gate(), new Tanh()),
                parallel("gates of all kinds", Join.MULTIPLY, LayerCase.picture(), gate(), conv(1), new Tanh()),
                new LayerCase(
                        "product of halves",
                        new Parallel.Plan(List.of(new Identity(), new Sigmoid()), Join.MULTIPLY, -1, true),
                        Shape.of(3, 4)),
                parallel("product of one", Join.MULTIPLY, Shape.of(3), new Sigmoid()));
    }

    private static List<LayerCase> concatenations() {
        return List.of(
                parallel("concat", Join.CONCAT, LayerCase.picture(), conv(3), new Identity(), conv(1)),
                parallel("concat with the input first", Join.CONCAT, LayerCase.picture(), new Identity(), conv(1)),
                new LayerCase(
                        "concat of last axes",
                        new Parallel.Plan(
                                List.of(LayerCase.linear(2, true), new Tanh(), LayerCase.linear(20, true)),
                                List.of("first", "1", "last"),
                                Join.CONCAT,
                                -1,
                                false),
                        Shape.of(2, 3)),
                new LayerCase(
                        "concat of thirds",
                        new Parallel.Plan(
                                List.of(
                                        new Identity(),
                                        LayerCase.linear(2, true),
                                        sequence(LayerCase.linear(2, true), new Sigmoid())),
                                Join.CONCAT,
                                2,
                                true),
                        Shape.of(2, 3, 2)));
    }

    private static LayerCase parallel(String name, Join join, Shape in, LayerPlan... branches) {
        return new LayerCase(name, new Parallel.Plan(List.of(branches), join, 1, false), in);
    }

    private static Sequential.Plan sequence(LayerPlan... layers) {
        return new Sequential.Plan(List.of(layers));
    }

    private static LayerPlan conv(int channels) {
        return LayerCase.conv(channels, Size.square(3), 1, 1, 1, 1, true);
    }

    /// Of each channel.
    private static LayerPlan means() {
        return new AvgPool2d(new Size(5, 6), Size.square(1), Size.square(0));
    }

    private static LayerPlan gate() {
        return sequence(means(), LayerCase.conv(2, Size.square(1), 1, 0, 1, 1, true), new Sigmoid());
    }

    private static LayerPlan named() {
        LayerPlan head = new Sequential.Plan(List.of(LayerCase.linear(3, true), new Tanh()), List.of("0", "1"));
        return new Sequential.Plan(List.of(LayerCase.linear(2, true), head), List.of("first", "head"));
    }

    private static LayerPlan sequential() {
        LayerPlan head = new Sequential.Plan(
                List.of(new Flatten.Plan(), LayerCase.linear(6, true), new Sigmoid(), LayerCase.linear(3, true)));
        return new Sequential.Plan(List.of(LayerCase.conv(3, Size.square(3), 1, 1, 1, 1, true), new Tanh(), head));
    }

    /// Small and without kinks: every parameter moves every output, and their rounding adds up in the slopes.
    private static LayerPlan residual() {
        LayerPlan inner = new Residual.Plan(new Sequential.Plan(List.of(LayerCase.linear(4, true), new Sigmoid())));
        return new Residual.Plan(
                new Sequential.Plan(List.of(LayerCase.conv(1, Size.square(3), 1, 1, 1, 1, true), new Tanh(), inner)));
    }

    private static LayerPlan fused() {
        return new Sequential.Plan(List.of(
                LayerCase.conv(4, Size.square(3), 1, 1, 1, 2, true),
                new Dropout.Plan(0.3, true, Optional.empty()),
                new AvgPool2d(Size.square(2), Size.square(2), Size.square(0)),
                new Flatten.Plan()));
    }
}
