package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;

/// Pooling for the tests that every layer must pass.
final class PoolingCases {

    private PoolingCases() {}

    static List<LayerCase> all() {
        Size none = Size.square(0);
        Size two = Size.square(2);
        return List.of(
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
}
