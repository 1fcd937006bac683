package org.pierian.spec;

import java.util.List;
import java.util.Optional;

/// Layers that take one number from each window of an image.
@Doc("Pooling takes one number from each window of an image.")
public sealed interface PoolingSpec extends LayerSpec {

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

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Rows and columns of minus infinity around the image; at most half of the window.")
            @Default("0")
            @Range(min = 0)
            Pair padding)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(kernelSize, padding);
        }
    }

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

            @Doc("Step from one window to the next; `kernel_size` unless written.") @Range(min = 1)
            Optional<Pair> stride,

            @Doc("Rows and columns of zeros around the image; at most half of the window.")
            @Default("0")
            @Range(min = 0)
            Pair padding)
            implements PoolingSpec, Constrained {

        @Override
        public List<Contradiction> contradictions() {
            return halfOfWindow(kernelSize, padding);
        }
    }

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
