package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// One entry of `architecture`, in order of increasing complexity.
@Doc("One entry of `architecture`.")
public sealed interface LayerSpec {

    @Key("sigmoid")
    @Doc(
            value = "Logistic function of every element.",
            formula = "y = 1 / (1 + exp(-x))",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sigmoid`",
            example = "- sigmoid")
    record Sigmoid() implements LayerSpec {}

    @Key("tanh")
    @Doc(
            value = "Hyperbolic tangent of every element.",
            formula = "y = tanh(x)",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Tanh`",
            example = "- tanh")
    record Tanh() implements LayerSpec {}

    @Key("relu")
    @Doc(
            value = "Rectified linear unit of every element.",
            formula = "y = max(x, 0)",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Relu`",
            example = "- relu")
    record Relu() implements LayerSpec {}

    @Key("flatten")
    @Doc(
            value = "Lays all axes of an example out as one, row-major.",
            shapes = "[d1, d2, ...] -> [d1 * d2 * ...]",
            source = "PyTorch, `torch.nn.Flatten`",
            example = "- flatten")
    record Flatten() implements LayerSpec {}

    @Key("linear")
    @Doc(
            value = "Affine map of every example.",
            formula = "y = x W^T + b",
            shapes = "[in_features] -> [out_features]; weight [out_features, in_features], bias [out_features]",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Linear`",
            example = "- linear: {out_features: 30, init: xavier}")
    record Linear(
            @Doc("Number of outputs.") @Range(min = 1) int outFeatures,

            @Doc("Number of inputs. Inferred from the layer before; when written, it is checked.") @Range(min = 1)
            Optional<Integer> inFeatures,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements LayerSpec {}

    @Key("dropout")
    @Doc(
            value = "Sets elements to zero at random while training.",
            formula = "train: y = x * keep; evaluate: y = x * (1 - p); inverted, train: y = x * keep / (1 - p);"
                    + " evaluate: y = x",
            shapes = "any -> same",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Dropout`; inverted: Srivastava et al. 2014",
            example = "- dropout: 0.1")
    record Dropout(
            @Doc("Chance of an element to be zeroed.") @Range(min = 0, max = 1, belowMax = true)
            double dropProbability,

            @Doc("Scale while training instead of while evaluating.") @Default("false")
            boolean inverted)
            implements LayerSpec {}

    @Key("max_pool2d")
    @Doc(
            value = "Largest element of each window; ties go to the first in row-major order.",
            formula = "y[c, i, j] = max over u, v of x[c, i*s + u - p, j*s + v - p], with stride s, padding p",
            shapes = "[channels, height, width] -> [channels, height', width'];"
                    + " height' = floor((height + 2 * padding - kernel_size) / stride) + 1, width' likewise",
            source = "Riesenhuber and Poggio 1999; PyTorch, `torch.nn.MaxPool2d`",
            example = "- max_pool2d: 2")
    record MaxPool2d(
            @Doc("Height and width of the window: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Distance between windows; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Cells of minus infinity around the picture; at most half of the window.")
            @Default("0")
            @Range(min = 0)
            Pair padding)
            implements LayerSpec {}

    @Key("avg_pool2d")
    @Doc(
            value = "Mean of each window; padding counts in the divisor.",
            formula = "y[c, i, j] = (sum over u, v of x[c, i*s + u - p, j*s + v - p]) / (kernel height * kernel width),"
                    + " with stride s, padding p",
            shapes = "[channels, height, width] -> [channels, height', width'];"
                    + " height' = floor((height + 2 * padding - kernel_size) / stride) + 1, width' likewise",
            source = "LeCun et al. 1998, subsampling without its coefficient; PyTorch, `torch.nn.AvgPool2d`",
            example = "- avg_pool2d: 2")
    record AvgPool2d(
            @Doc("Height and width of the window: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Distance between windows; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Cells of zero around the picture; at most half of the window.") @Default("0") @Range(min = 0)
            Pair padding)
            implements LayerSpec {}

    @Key("conv2d")
    @Doc(
            value = "Cross-correlation of a picture with learned kernels.",
            formula = "y[o, i, j] = b[o] + sum over c, u, v of x[c, i*s + u*d - p, j*s + v*d - p] * W[o, c, u, v],"
                    + " with stride s, dilation d, padding p; c runs over the channels of o's group",
            shapes = "[in_channels, height, width] -> [out_channels, height', width'];"
                    + " height' = floor((height + 2 * padding - dilation * (kernel_size - 1) - 1) / stride) + 1,"
                    + " width' likewise;"
                    + " weight [out_channels, in_channels / groups, kernel height, kernel width], bias [out_channels]",
            source = "LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition",
            example = "- conv2d: {out_channels: 32, kernel_size: 3, padding: same}")
    record Conv2d(
            @Doc("Number of output channels.") @Range(min = 1)
            int outChannels,

            @Doc("Height and width of the kernel: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Number of input channels. Inferred; when written, it is checked.") @Range(min = 1)
            Optional<Integer> inChannels,

            @Doc("Distance between windows.") @Default("1") @Range(min = 1)
            Pair stride,

            @Doc("Cells of zero around the picture: a number, two, or `same` (stride 1 only).")
            @Default("0")
            @Range(min = 0)
            Padding padding,

            @Doc("Distance between the kernel's cells.") @Default("1") @Range(min = 1)
            Pair dilation,

            @Doc("Number of groups that channels are divided into.") @Default("1") @Range(min = 1)
            int groups,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements LayerSpec {}

    @Key("sequential")
    @Doc(
            value = "Layers one after the other, as one layer.",
            formula = "y = last(...(second(first(x))))",
            shapes = "input of the first -> output of the last",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sequential`",
            example = "- sequential: [{linear: 10}, tanh]")
    record Sequential(@Doc("The layers, first to last.") List<LayerSpec> layers) implements LayerSpec {}
}
