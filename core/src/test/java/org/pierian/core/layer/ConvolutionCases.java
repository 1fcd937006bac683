package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;

/// Convolutions for the tests that every layer must pass.
final class ConvolutionCases {

    private ConvolutionCases() {}

    static List<LayerCase> all() {
        Size two = Size.square(2);
        return List.of(
                new LayerCase("conv2d", LayerCase.conv(3, Size.square(3), 1, 0, 1, 1, true), Shape.of(2, 5, 6)),
                new LayerCase(
                        "conv2d with stride and padding",
                        LayerCase.conv(4, new Size(3, 2), 2, 1, 1, 1, true),
                        LayerCase.picture()),
                new LayerCase("conv2d with dilation", LayerCase.conv(2, two, 1, 1, 2, 1, false), LayerCase.picture()),
                new LayerCase(
                        "conv2d in groups", LayerCase.conv(4, Size.square(3), 1, 1, 1, 2, true), LayerCase.picture()),
                new LayerCase("conv2d that keeps the size", sameConv(), LayerCase.picture()));
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
                LayerCase.WEIGHTS,
                Optional.of(LayerCase.WEIGHTS));
    }
}
