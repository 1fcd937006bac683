package org.pierian.core.layer.convolution;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Window;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Transposed convolution of lines: the gradient of [Conv1d] for its input, as a layer.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, length]`                              |
/// | `y`, `dy` | `[batch, out channels, length']`                            |
/// | `weight`  | `[in channels, out channels / groups, kernel]`, transposed  |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// `length' = (length - 1) * stride - 2 * padding + dilation * (kernel - 1) + output padding + 1`.
///
/// **Source:** Zeiler et al. 2010, *Deconvolutional networks*; PyTorch, `torch.nn.ConvTranspose1d`.
public final class ConvTranspose1d {

    private ConvTranspose1d() {}

    /// A transposed convolution before it knows its input.
    ///
    /// @param outChannels number of output channels
    /// @param inChannels number of input channels, where the person wrote it
    /// @param along how the kernel moves
    /// @param groups number of groups that the channels are divided into
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            TransposedSlide along,
            int groups,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements ConvolutionPlan {

        @Override
        public FittedConvolution fit(TensorType in) {
            String word = "conv_transpose1d";
            Shape shape = in.shape();
            Windows.requireLine(word, shape);
            FittedConvolution.require(word, in, new Channels(outChannels, inChannels, groups));
            int length = along.output(word, shape.dim(1));
            Slide still = new Slide(1, 1, 0, 0, 1, false);
            Window window = Windows.window(outChannels, 1, length, still, along.slide(), 1, shape.dim(1));
            return FittedConvolution.transposed(
                    window, shape.dim(0), groups, Shape.of(along.kernel()), Shape.of(length));
        }
    }
}
