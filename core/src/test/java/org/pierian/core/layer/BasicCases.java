package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.LayerScale;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Basic layers for the tests that every layer must pass.
final class BasicCases {

    private BasicCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("linear", LayerCase.linear(7, true), Shape.of(5)),
                new LayerCase("linear without bias", LayerCase.linear(3, false), Shape.of(4)),
                new LayerCase("wide linear", LayerCase.linear(40, true), Shape.of(33)),
                new LayerCase("linear over time", LayerCase.linear(6, true), Shape.of(3, 5)),
                new LayerCase("linear over padded steps", LayerCase.linear(6, true), padded(3, 2, 5)),
                new LayerCase("linear of padded numbers", LayerCase.linear(6, true), padded(5)),
                new LayerCase("layer_scale", new LayerScale.Plan(0.5, -1), Shape.of(3, 5)),
                new LayerCase("layer_scale of channels", new LayerScale.Plan(0.5, 1), Shape.of(3, 5, 2)),
                new LayerCase("dropout", new Dropout.Plan(0.3, false, Optional.empty()), Shape.of(20)),
                new LayerCase("inverted dropout", new Dropout.Plan(0.3, true, Optional.empty()), Shape.of(20)),
                new LayerCase("dropout of padded steps", new Dropout.Plan(0.3, true, Optional.empty()), padded(6, 5)));
    }

    private static TensorType padded(int... dims) {
        return TensorType.numbers(Shape.of(dims)).padded(true);
    }
}
