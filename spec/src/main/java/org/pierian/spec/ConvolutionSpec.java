package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that slide learned kernels over an image.
@Doc("Convolutions slide learned kernels over an image.")
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

            @Doc("Rows and columns of zeros around the image: one number, two, or `same` (stride 1 only).")
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
            boolean strided = stride.height() != 1 || stride.width() != 1;
            return new Rules()
                    .require(
                            outChannels % groups == 0,
                            "groups",
                            "`groups` must divide `out_channels`",
                            groups + " and " + outChannels,
                            "choose a divisor of " + outChannels)
                    .require(
                            !(padding instanceof Padding.Same && strided),
                            "padding",
                            "`padding: same` needs `stride: 1`",
                            "write a number, for example `padding: 1`")
                    .broken();
        }
    }
}
