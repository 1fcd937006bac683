package org.pierian.core.layer.convolution;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Window;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Cross-correlation of images with learned kernels.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, height, width]`                       |
/// | `y`, `dy` | `[batch, out channels, height', width']`                    |
/// | `weight`  | `[out channels, in channels / groups, kernel h, kernel w]`, transposed |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// **Source:** LeCun et al. 1989, *Backpropagation applied to handwritten zip code recognition*.
public final class Conv2d {

    private Conv2d() {}

    /// A convolution before it knows its input.
    ///
    /// @param outChannels number of kernels
    /// @param inChannels number of input channels, where the person wrote it
    /// @param kernel size of the kernels
    /// @param stride distance between windows
    /// @param padding cells of zero on each side; absent for as many as keep height and width
    /// @param dilation distance between the kernel's cells
    /// @param groups number of groups that the channels are divided into
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            Size kernel,
            Size stride,
            Optional<Size> padding,
            Size dilation,
            int groups,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements ConvolutionPlan {

        @Override
        public FittedConvolution fit(TensorType in) {
            return fit("conv2d", in);
        }

        /// The same for a layer of another name.
        FittedConvolution fit(String word, TensorType in) {
            Size padAll = new Size((kernel.height() - 1) * dilation.height(), (kernel.width() - 1) * dilation.width());
            Size before = padding.orElse(new Size(padAll.height() / 2, padAll.width() / 2));
            Size after = padding.orElse(new Size(padAll.height() - before.height(), padAll.width() - before.width()));
            Window window = Windows.of(word, in.shape(), kernel, stride, before, after, dilation);
            FittedConvolution.require(word, in, new Channels(outChannels, inChannels, groups));
            return FittedConvolution.of(
                    window,
                    outChannels,
                    groups,
                    Shape.of(kernel.height(), kernel.width()),
                    Shape.of(window.outHeight(), window.outWidth()));
        }
    }
}
