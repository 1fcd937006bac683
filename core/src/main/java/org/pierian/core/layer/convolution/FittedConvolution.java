package org.pierian.core.layer.convolution;

import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.Window;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// A convolution that knows its input.
///
/// @param geometry windows, channels and groups; of a transposed convolution those of the one it transposes
/// @param transposed whether it is transposed
/// @param weight shape of the weight in weights files
/// @param output shape of one example's output
record FittedConvolution(ConvolutionGeometry geometry, boolean transposed, Shape weight, Shape output) {

    /// An ordinary convolution.
    ///
    /// @param kernel shape of one kernel
    /// @param places shape of one output channel
    static FittedConvolution of(Window window, int outChannels, int groups, Shape kernel, Shape places) {
        Shape weight = kernel.prepend(window.channels() / groups).prepend(outChannels);
        return new FittedConvolution(
                new ConvolutionGeometry(window, outChannels, groups), false, weight, places.prepend(outChannels));
    }

    /// A transposed convolution.
    ///
    /// @param window of the convolution it transposes, whose channels are this one's output channels
    /// @param inChannels channels of this one's input
    /// @param kernel shape of one kernel
    /// @param places shape of one output channel
    static FittedConvolution transposed(Window window, int inChannels, int groups, Shape kernel, Shape places) {
        Shape weight = kernel.prepend(window.channels() / groups).prepend(inChannels);
        return new FittedConvolution(
                new ConvolutionGeometry(window, inChannels, groups), true, weight, places.prepend(window.channels()));
    }

    /// Requires numbers in as many channels as were written, if any were, and groups that divide them.
    ///
    /// @param word what a spec calls the layer
    /// @param channels the channels of the input and of the output
    static void require(String word, TensorType in, Channels channels) {
        if (!in.isNumbers()) {
            throw new ShapeException(word + " wants numbers, got " + in);
        }
        int found = in.shape().dim(0);
        if (channels.in().isPresent() && channels.in().getAsInt() != found) {
            throw new ShapeException(
                    ShapeException.Misfit.WRITTEN_CHANNELS,
                    word + " wants " + channels.in().getAsInt() + " channels (its in_channels), got " + found + " of "
                            + in);
        }
        if (found % channels.groups() != 0 || channels.out() % channels.groups() != 0) {
            throw new ShapeException(
                    ShapeException.Misfit.GROUPS,
                    word + " cannot divide " + found + " input and " + channels.out() + " output channels into "
                            + channels.groups() + " groups");
        }
    }
}
