package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.window.Size;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;

/// Turns the words of convolutions into plans of layers.
///
/// @param inits initial values where a layer names none
record ConvolutionBinder(Inits inits) {

    /// One convolution.
    LayerPlan bind(ConvolutionSpec spec) {
        return switch (spec) {
            case ConvolutionSpec.Conv2d conv ->
                new Conv2d.Plan(
                        conv.outChannels(),
                        Inits.optional(conv.inChannels()),
                        Sizes.of(conv.kernelSize()),
                        Sizes.of(conv.stride()),
                        padding(conv.padding()),
                        Sizes.of(conv.dilation()),
                        conv.groups(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
        };
    }

    private static Optional<Size> padding(Padding padding) {
        return switch (padding) {
            case Padding.Same _ -> Optional.empty();
            case Padding.Explicit(Pair pair) -> Optional.of(Sizes.of(pair));
        };
    }
}
