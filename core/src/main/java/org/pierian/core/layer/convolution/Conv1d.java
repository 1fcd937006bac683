package org.pierian.core.layer.convolution;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Window;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.layer.window.Windows;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Cross-correlation of lines with learned kernels: [Conv2d] over images of height 1.
///
/// | tensor    | shape                                                       |
/// |-----------|-------------------------------------------------------------|
/// | `x`, `dx` | `[batch, in channels, length]`                              |
/// | `y`, `dy` | `[batch, out channels, length']`                            |
/// | `weight`  | `[out channels, in channels / groups, kernel]`, transposed  |
/// | `bias`    | `[out channels]`, added after the sum                       |
///
/// **Source:** Waibel et al. 1989, *Phoneme recognition using time-delay neural networks*; PyTorch, `torch.nn.Conv1d`.
public final class Conv1d {

    private Conv1d() {}

    /// A convolution before it knows its input.
    ///
    /// @param outChannels number of kernels
    /// @param inChannels number of input channels, where the person wrote it
    /// @param along how the kernel moves
    /// @param groups number of groups that the channels are divided into
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(
            int outChannels,
            OptionalInt inChannels,
            Slide along,
            int groups,
            Initializer weightInit,
            Optional<Initializer> biasInit)
            implements ConvolutionPlan {

        @Override
        public FittedConvolution fit(TensorType in) {
            Window window = Windows.line("conv1d", in.shape(), along);
            FittedConvolution.require("conv1d", in, new Channels(outChannels, inChannels, groups));
            return FittedConvolution.of(
                    window, outChannels, groups, Shape.of(along.kernel()), Shape.of(window.outWidth()));
        }
    }
}
