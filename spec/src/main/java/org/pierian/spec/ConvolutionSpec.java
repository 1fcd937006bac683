package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that slide learned kernels over an image or along a line.
@Doc("Convolutions slide learned kernels over an image or along a line.")
public sealed interface ConvolutionSpec extends LayerSpec {

    @Key("conv2d")
    @Doc(
            value = "Cross-correlation of an image with learned kernels.",
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

            @Doc("Number of input channels. Inferred from the previous layer; if written, it is checked.")
            @Range(min = 1)
            Optional<Integer> inChannels,

            @Doc("Step from one window to the next.") @Default("1") @Range(min = 1)
            Pair stride,

            @Doc("Rows and columns of zeros around the image: one number, two, `same` (stride 1 only) or `half`"
                    + " (`kernel_size` div 2 on each side; with a dilation, half of the kernel's reach).")
            @Default("0")
            @Range(min = 0)
            Padding padding,

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
            implements ConvolutionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            requireGroups(rules, outChannels, groups);
            requireStrideOne(rules, padding instanceof Padding.Same, stride);
            return rules.broken();
        }
    }

    @Key("conv1d")
    @Doc(
            value = "Cross-correlation of a line with learned kernels.",
            formula = "y[o, i] = b[o] + sum over c, u of x[c, i*s + u*d - p] * W[o, c, u],"
                    + " with stride s, dilation d, padding p; c runs over the channels of o's group",
            shapes = "[in_channels, length] -> [out_channels, length'];"
                    + " length' = floor((length + padding before and after - dilation * (kernel_size - 1) - 1) / stride)"
                    + " + 1; weight [out_channels, in_channels / groups, kernel_size], bias [out_channels]",
            source = "Waibel et al. 1989, Phoneme recognition using time-delay neural networks;"
                    + " PyTorch, `torch.nn.Conv1d`",
            example = "- conv1d: {out_channels: 64, kernel_size: 3, padding: causal}")
    record Conv1d(
            @Doc("Number of output channels.") @Range(min = 1)
            int outChannels,

            @Doc("Length of the kernel.") @Range(min = 1) int kernelSize,

            @Doc("Number of input channels. Inferred from the previous layer; if written, it is checked.")
            @Range(min = 1)
            Optional<Integer> inChannels,

            @Doc("Step from one window to the next.") @Default("1") @Range(min = 1)
            int stride,

            @Doc("Zeros at the ends of the line: one number, two (before and after), `same` (stride 1 only), `half`"
                    + " (`kernel_size` div 2 on each side; with a dilation, half of the kernel's reach), or `causal`"
                    + " (all before, so that an output sees nothing behind its place).")
            @Default("0")
            @Range(min = 0)
            LinePadding padding,

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
            implements ConvolutionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            requireGroups(rules, outChannels, groups);
            requireStrideOne(rules, padding instanceof LinePadding.Same, new Pair(stride, stride));
            return rules.broken();
        }
    }

    @Key("depthwise_conv2d")
    @Doc(
            value = "Cross-correlation of each channel of an image with kernels of its own.",
            formula = "y[c*m + k, i, j] = b[c*m + k] + sum over u, v of x[c, i*s + u*d - p, j*s + v*d - p] * W[c*m + k,"
                    + " 0, u, v], with multiplier m, stride s, dilation d, padding p",
            shapes = "[channels, height, width] -> [channels * multiplier, height', width'];"
                    + " height' = floor((height + 2 * padding - dilation * (kernel_size - 1) - 1) / stride) + 1,"
                    + " width' likewise;"
                    + " weight [channels * multiplier, 1, kernel height, kernel width], bias [channels * multiplier]",
            source = "Sifre 2014, Rigid-motion scattering for image classification, sec. 6.2;"
                    + " Howard et al. 2017, MobileNets, eq. 3",
            example = "- depthwise_conv2d: {kernel_size: 3, stride: 2, padding: half}")
    record DepthwiseConv2d(
            @Doc("Height and width of the kernel: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Step from one window to the next.") @Default("1") @Range(min = 1)
            Pair stride,

            @Doc("Rows and columns of zeros around the image: one number, two, `same` (stride 1 only) or `half`"
                    + " (`kernel_size` div 2 on each side; with a dilation, half of the kernel's reach).")
            @Default("0")
            @Range(min = 0)
            Padding padding,

            @Doc("Spacing of the kernel's elements.") @Default("1") @Range(min = 1)
            Pair dilation,

            @Doc("Number of kernels, and so of outputs, for each channel.") @Default("1") @Range(min = 1)
            int multiplier,

            @Doc("Whether a bias is added.") @Default("true")
            boolean bias,

            @Doc("Initial weights; the spec's `init` unless written here.")
            Optional<InitSpec> init,

            @Doc("Initial bias; the spec's `bias_init` unless written here.")
            Optional<InitSpec> biasInit)
            implements ConvolutionSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            requireStrideOne(rules, padding instanceof Padding.Same, stride);
            return rules.broken();
        }
    }

    /// The rule that groups are equally large.
    static void requireGroups(Rules rules, int outChannels, int groups) {
        rules.require(
                outChannels % groups == 0,
                "groups",
                "`groups` must divide `out_channels`",
                groups + " and " + outChannels,
                "choose a divisor of " + outChannels);
    }

    /// The rule that a size is kept only where each place has a window.
    private static void requireStrideOne(Rules rules, boolean same, Pair stride) {
        boolean strided = stride.height() != 1 || stride.width() != 1;
        rules.require(
                !(same && strided),
                "padding",
                "`padding: same` needs `stride: 1`",
                "write a number, for example `padding: 1`, or `padding: half`");
    }
}
