package org.pierian.core.layer.convolution;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Window;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Transposed convolution of images: the gradient of [Conv2d] for its input, as a layer. Each number of the input adds
/// its multiple of a learned kernel to the output.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, height, width]`                       |
/// | `y`, `dy` | `[batch, out channels, height', width']`                    |
/// | `weight`  | `[in channels, out channels / groups, kernel h, kernel w]`, transposed |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// `height' = (height - 1) * stride - 2 * padding + dilation * (kernel h - 1) + output padding + 1`, width likewise.
///
/// **Source:** Zeiler et al. 2010, *Deconvolutional networks*; PyTorch, `torch.nn.ConvTranspose2d`.
public final class ConvTranspose2d {

    private ConvTranspose2d() {}

    /// A transposed convolution before it knows its input.
    ///
    /// @param outChannels number of output channels
    /// @param inChannels number of input channels, where the person wrote it
    /// @param down how the kernel moves down
    /// @param across how it moves to the right
    /// @param groups number of groups that the channels are divided into
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            TransposedSlide down,
            TransposedSlide across,
            int groups,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements ConvolutionPlan {

        @Override
        public FittedConvolution fit(TensorType in) {
            String word = "conv_transpose2d";
            Shape shape = in.shape();
            Windows.requireImage(word, shape);
            FittedConvolution.require(word, in, new Channels(outChannels, inChannels, groups));
            int height = down.output(word, shape.dim(1));
            int width = across.output(word, shape.dim(2));
            Window window = Windows.window(
                    outChannels, height, width, down.slide(), across.slide(), shape.dim(1), shape.dim(2));
            Shape kernel = Shape.of(down.kernel(), across.kernel());
            return FittedConvolution.transposed(window, shape.dim(0), groups, kernel, Shape.of(height, width));
        }
    }
}
