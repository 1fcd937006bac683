package org.pierian.core.layer.convolution;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.TensorType;

/// Cross-correlation of each channel of an image with kernels of its own: [Conv2d] with as many groups as channels.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, channels, height, width]`                          |
/// | `y`, `dy` | `[batch, channels * multiplier, height', width']`           |
/// | `weight`  | `[channels * multiplier, 1, kernel h, kernel w]`, transposed |
/// | `bias`    | `[channels * multiplier]`, added after the sum              |
///
/// Channels `c * multiplier` and following of the output are those of channel c of the input.
///
/// **Source:** Sifre 2014, *Rigid-motion scattering for image classification*, sec. 6.2; Howard et al. 2017,
/// *MobileNets*, eq. 3.
public final class DepthwiseConv2d {

    private DepthwiseConv2d() {}

    /// A depthwise convolution before it knows its input.
    ///
    /// @param kernel size of the kernels
    /// @param stride distance between windows
    /// @param padding cells of zero on each side; absent for as many as keep height and width
    /// @param dilation distance between the kernel's cells
    /// @param multiplier kernels for each channel
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            Size kernel,
            Size stride,
            Optional<Size> padding,
            Size dilation,
            int multiplier,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements ConvolutionPlan {

        @Override
        public FittedConvolution fit(TensorType in) {
            String word = "depthwise_conv2d";
            Windows.requireImage(word, in.shape());
            int channels = in.shape().dim(0);
            int out = Math.multiplyExact(channels, multiplier);
            return new Conv2d.Plan(
                            out, OptionalInt.empty(), kernel, stride, padding, dilation, channels, weightInit, biasInit)
                    .fit(word, in);
        }
    }
}
