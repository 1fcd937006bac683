package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.layer.convolution.Conv1d;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.convolution.ConvTranspose1d;
import org.pierian.core.layer.convolution.ConvTranspose2d;
import org.pierian.core.layer.convolution.DepthwiseConv2d;
import org.pierian.core.layer.convolution.TransposedSlide;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Convolutions for the tests that every layer must pass.
final class ConvolutionCases {

    private static final Slide CAUSAL = new Slide(3, 1, 4, 0, 2, false);

    private ConvolutionCases() {}

    static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>(images());
        all.addAll(depthwise());
        all.addAll(lines());
        all.addAll(transposed());
        return all;
    }

    private static List<LayerCase> images() {
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

    private static List<LayerCase> depthwise() {
        return List.of(
                new LayerCase(
                        "depthwise_conv2d", depthwise(Size.square(3), Size.square(1), 1, true), Shape.of(3, 5, 6)),
                new LayerCase(
                        "depthwise_conv2d with stride and multiplier",
                        depthwise(new Size(3, 2), new Size(2, 3), 2, false),
                        Shape.of(3, 5, 7)));
    }

    private static LayerPlan depthwise(Size kernel, Size stride, int multiplier, boolean bias) {
        return new DepthwiseConv2d.Plan(
                kernel,
                stride,
                Optional.of(Size.square(1)),
                Size.square(1),
                multiplier,
                LayerCase.WEIGHTS,
                bias ? Optional.of(LayerCase.WEIGHTS) : Optional.empty());
    }

    private static List<LayerCase> lines() {
        return List.of(
                new LayerCase("conv1d", conv1d(3, new Slide(3, 2, 1, 1, 1, false), 1), Shape.of(2, 9)),
                new LayerCase("conv1d that looks back", conv1d(4, CAUSAL, 2), Shape.of(2, 9)),
                new LayerCase(
                        "conv1d over padded steps",
                        conv1d(4, CAUSAL, 1),
                        TensorType.numbers(Shape.of(3, 9)).padded(true)));
    }

    private static LayerPlan conv1d(int out, Slide along, int groups) {
        return new Conv1d.Plan(
                out, OptionalInt.empty(), along, groups, LayerCase.WEIGHTS, Optional.of(LayerCase.WEIGHTS));
    }

    private static List<LayerCase> transposed() {
        TransposedSlide one = new TransposedSlide(3, 1, 0, 0, 1);
        TransposedSlide two = new TransposedSlide(3, 2, 1, 1, 1);
        return List.of(
                new LayerCase("conv_transpose2d", transposed(3, one, one, 1, true), Shape.of(2, 3, 4)),
                new LayerCase(
                        "conv_transpose2d with stride, in groups",
                        transposed(4, two, new TransposedSlide(2, 2, 0, 0, 2), 2, false),
                        Shape.of(2, 3, 4)),
                new LayerCase(
                        "conv_transpose1d",
                        new ConvTranspose1d.Plan(
                                3,
                                OptionalInt.of(2),
                                new TransposedSlide(4, 2, 1, 0, 1),
                                1,
                                LayerCase.WEIGHTS,
                                Optional.of(LayerCase.WEIGHTS)),
                        Shape.of(2, 5)));
    }

    private static LayerPlan transposed(
            int out, TransposedSlide down, TransposedSlide across, int groups, boolean bias) {
        return new ConvTranspose2d.Plan(
                out,
                OptionalInt.empty(),
                down,
                across,
                groups,
                LayerCase.WEIGHTS,
                bias ? Optional.of(LayerCase.WEIGHTS) : Optional.empty());
    }
}
