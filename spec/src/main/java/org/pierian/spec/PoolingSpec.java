package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that take one number from each window of an image or a line.
@Doc("Pooling takes one number from each window of an image or a line.")
public sealed interface PoolingSpec extends LayerSpec {

    @Key("max_pool1d")
    @Doc(
            value = "Largest element of each window of a line; ties go to the first.",
            formula = "y[c, i] = max over u of x[c, i*s + u - p], with stride s, padding p",
            shapes = "[channels, length] -> [channels, length'];"
                    + " length' = floor((length + 2 * padding - kernel_size) / stride) + 1, with ceil_mode rounded up",
            source = "Waibel et al. 1989; PyTorch, `torch.nn.MaxPool1d`",
            example = "- max_pool1d: 4")
    record MaxPool1d(
            @Doc("Length of the window.") @Range(min = 1) int kernelSize,

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Integer> stride,

            @Doc("Minus infinity at both ends of the line; at most half of the window.") @Default("0") @Range(min = 0)
            int padding,

            @Doc("Whether a last window may be cut off by the end of the line.") @Default("false")
            boolean ceilMode)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(new Pair(kernelSize, kernelSize), new Pair(padding, padding));
        }
    }

    @Key("avg_pool1d")
    @Doc(
            value = "Mean of each window of a line.",
            formula = "y[c, i] = (sum over u of x[c, i*s + u - p]) / count, with stride s, padding p",
            shapes = "[channels, length] -> [channels, length'];"
                    + " length' = floor((length + 2 * padding - kernel_size) / stride) + 1, with ceil_mode rounded up",
            source = "LeCun et al. 1998, subsampling without its coefficient; PyTorch, `torch.nn.AvgPool1d`",
            example = "- avg_pool1d: 4")
    record AvgPool1d(
            @Doc("Length of the window.") @Range(min = 1) int kernelSize,

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Integer> stride,

            @Doc("Zeros at both ends of the line; at most half of the window.") @Default("0") @Range(min = 0)
            int padding,

            @Doc("Whether a last window may be cut off by the end of the line.") @Default("false")
            boolean ceilMode,

            @Doc("Whether padding counts in the divisor.") @Default("true")
            boolean countIncludePad)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(new Pair(kernelSize, kernelSize), new Pair(padding, padding));
        }
    }

    @Key("max_pool2d")
    @Doc(
            value = "Largest element of each window; ties go to the first in row-major order.",
            formula = "y[c, i, j] = max over u, v of x[c, i*s + u - p, j*s + v - p], with stride s, padding p",
            shapes = "[channels, height, width] -> [channels, height', width'];"
                    + " height' = floor((height + 2 * padding - kernel_size) / stride) + 1, with ceil_mode rounded up,"
                    + " width' likewise",
            source = "Riesenhuber and Poggio 1999; PyTorch, `torch.nn.MaxPool2d`",
            example = "- max_pool2d: 2")
    record MaxPool2d(
            @Doc("Height and width of the window: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Rows and columns of minus infinity around the image; at most half of the window.")
            @Default("0")
            @Range(min = 0)
            Pair padding,

            @Doc("Whether the last windows may be cut off by the image's edge.") @Default("false")
            boolean ceilMode)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(kernelSize, padding);
        }
    }

    @Key("avg_pool2d")
    @Doc(
            value = "Mean of each window.",
            formula =
                    "y[c, i, j] = (sum over u, v of x[c, i*s + u - p, j*s + v - p]) / count, with stride s, padding p;"
                            + " count is kernel height * kernel width, less the cells beyond the padding and, unless"
                            + " count_include_pad, less those of padding",
            shapes = "[channels, height, width] -> [channels, height', width'];"
                    + " height' = floor((height + 2 * padding - kernel_size) / stride) + 1, with ceil_mode rounded up,"
                    + " width' likewise",
            source = "LeCun et al. 1998, subsampling without its coefficient; PyTorch, `torch.nn.AvgPool2d`",
            example = "- avg_pool2d: 2")
    record AvgPool2d(
            @Doc("Height and width of the window: one number or two.") @Range(min = 1)
            Pair kernelSize,

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Rows and columns of zeros around the image; at most half of the window.")
            @Default("0")
            @Range(min = 0)
            Pair padding,

            @Doc("Whether the last windows may be cut off by the image's edge.") @Default("false")
            boolean ceilMode,

            @Doc("Whether padding counts in the divisor.") @Default("true")
            boolean countIncludePad)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(kernelSize, padding);
        }
    }

    @Key("adaptive_avg_pool2d")
    @Doc(
            value = "Means of as many windows as are asked for, which cover the image.",
            formula = "y[c, i, j] = mean of x[c, floor(i*H/h) .. ceil((i+1)*H/h), floor(j*W/w) .. ceil((j+1)*W/w)],"
                    + " with H by W inputs and h by w outputs",
            shapes = "[channels, height, width] -> [channels, output height, output width]",
            source = "PyTorch, `torch.nn.AdaptiveAvgPool2d`",
            example = "- adaptive_avg_pool2d: 7")
    record AdaptiveAvgPool2d(
            @Doc("Height and width of the output: one number or two.") @Range(min = 1)
            Pair outputSize) implements PoolingSpec {}

    /// The rule that no window is padding alone.
    private static List<Contradiction> halfOfWindow(Pair kernelSize, Pair padding) {
        return new Rules()
                .require(
                        padding.height() <= kernelSize.height() / 2 && padding.width() <= kernelSize.width() / 2,
                        "padding",
                        "`padding` must be at most half of `kernel_size`",
                        "choose a smaller `padding`")
                .broken();
    }
}
