package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;

/// Containers for the tests that every layer must pass.
final class ContainerCases {

    private ContainerCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("sequential", sequential(), Shape.of(1, 6, 6)),
                new LayerCase("sequential with fused layers", fused(), LayerCase.picture()),
                new LayerCase("residual", residual(), Shape.of(1, 3, 4)),
                new LayerCase("sequential of one", new Sequential.Plan(List.of(new Tanh())), Shape.of(4)));
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
