package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that make images or lines larger with learned kernels.
@Doc("Transposed convolutions make an image or a line larger: each number adds its multiple of a learned kernel.")
public sealed interface TransposedConvolutionSpec extends LayerSpec {

    @Key("conv_transpose1d")
    @Doc(
            value = "Transposed convolution of a line: the gradient of `conv1d` for its input, as a layer.",
            formula = "y[o, i*s + u*d - p] sums b[o] and x[c, i] * W[c, o, u] over all c, i, u that meet there,"
                    + " with stride s, dilation d, padding p; c runs over the channels of o's group",
            shapes = "[in_channels, length] -> [out_channels, length']; length' = (length - 1) * stride - 2 * padding"
                    + " + dilation * (kernel_size - 1) + output_padding + 1;"
                    + " weight [in_channels, out_channels / groups, kernel_size], bias [out_channels]",
            source = "Zeiler et al. 2010, Deconvolutional networks; PyTorch, `torch.nn.ConvTranspose1d`",
            example = "- conv_transpose1d: {out_channels: 16, kernel_size: 4, stride: 2, padding: 1}")
    record ConvTranspose1d(
            @Doc("Number of output channels.") @Range(min = 1)
            int outChannels,

            @Doc("Length of the kernel.") @Range(min = 1) int kernelSize,

            @Doc("Number of input channels. Inferred from the previous layer; if written, it is checked.")
            @Range(min = 1)
            Optional<Integer> inChannels,

            @Doc("Distance between the places of neighbouring inputs.") @Default("1") @Range(min = 1)
            int stride,

            @Doc("Numbers that are left out on both ends of the output.") @Default("0") @Range(min = 0)
            int padding,

            @Doc("Numbers that are added behind the output; below `stride` or `dilation`.")
            @Default("0")
            @Range(min = 0)
            int outputPadding,

            @Doc("Spacing of the kernel's elements.") @Default("1") @Range(min = 1)
            int dilation,

            @Doc("Number of groups that the channels are divided into.") @Default("1") @Range(min = 1)
            int groups,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements TransposedConvolutionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            ConvolutionSpec.requireGroups(rules, outChannels, groups);
            requireOutputPadding(rules, isBelow(outputPadding, stride, dilation));
            return rules.broken();
        }
    }

    @Key("conv_transpose2d")
    @Doc(
            value = "Transposed convolution of an image: the gradient of `conv2d` for its input, as a layer.",
            formula =
                    "y[o, i*s + u*d - p, j*s + v*d - p] sums b[o] and x[c, i, j] * W[c, o, u, v] over all c, i, j, u, v"
                            + " that meet there, with stride s, dilation d, padding p; c runs over the channels of o's group",
            shapes = "[in_channels, height, width] -> [out_channels, height', width'];"
                    + " height' = (height - 1) * stride - 2 * padding + dilation * (kernel_size - 1) + output_padding + 1,"
                    + " width' likewise;"
                    + " weight [in_channels, out_channels / groups, kernel height, kernel width], bias [out_channels]",
            source = "Zeiler et al. 2010, Deconvolutional networks; PyTorch, `torch.nn.ConvTranspose2d`",
            example = "- conv_transpose2d: {out_channels: 16, kernel_size: 4, stride: 2, padding: 1}")
    record ConvTranspose2d(
            @Doc("Number of output channels.") @Range(min = 1)
            int outChannels,

            @Doc("Height and width of the kernel: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Number of input channels. Inferred from the previous layer; if written, it is checked.")
            @Range(min = 1)
            Optional<Integer> inChannels,

            @Doc("Distance between the places of neighbouring inputs.") @Default("1") @Range(min = 1)
            Pair stride,

            @Doc("Rows and columns that are left out on each side of the output: one number or two.")
            @Default("0")
            @Range(min = 0)
            Pair padding,

            @Doc("Rows added below and columns added on the right; below `stride` or `dilation`.")
            @Default("0")
            @Range(min = 0)
            Pair outputPadding,

            @Doc("Spacing of the kernel's elements.") @Default("1") @Range(min = 1)
            Pair dilation,

            @Doc("Number of groups that the channels are divided into.") @Default("1") @Range(min = 1)
            int groups,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements TransposedConvolutionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            ConvolutionSpec.requireGroups(rules, outChannels, groups);
            requireOutputPadding(
                    rules,
                    isBelow(outputPadding.height(), stride.height(), dilation.height())
                            && isBelow(outputPadding.width(), stride.width(), dilation.width()));
            return rules.broken();
        }
    }

    private static boolean isBelow(int outputPadding, int stride, int dilation) {
        return outputPadding < Math.max(stride, dilation);
    }

    /// The rule that only rows are added that a larger input could have reached.
    private static void requireOutputPadding(Rules rules, boolean below) {
        rules.require(
                below,
                "output_padding",
                "`output_padding` must be below `stride` or `dilation`",
                "choose a smaller `output_padding`, or a larger `stride`");
    }
}
