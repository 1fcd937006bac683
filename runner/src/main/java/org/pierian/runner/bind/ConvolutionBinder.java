package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.convolution.Conv1d;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.convolution.DepthwiseConv2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Slide;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.Ends;
import org.pierian.spec.LinePadding;
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
                        padding(conv.padding(), conv.kernelSize(), conv.dilation()),
                        Sizes.of(conv.dilation()),
                        conv.groups(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
            case ConvolutionSpec.Conv1d conv ->
                new Conv1d.Plan(
                        conv.outChannels(),
                        Inits.optional(conv.inChannels()),
                        slide(conv),
                        conv.groups(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
            case ConvolutionSpec.DepthwiseConv2d conv ->
                new DepthwiseConv2d.Plan(
                        Sizes.of(conv.kernelSize()),
                        Sizes.of(conv.stride()),
                        padding(conv.padding(), conv.kernelSize(), conv.dilation()),
                        Sizes.of(conv.dilation()),
                        conv.multiplier(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
        };
    }

    private static Optional<Size> padding(Padding padding, Pair kernel, Pair dilation) {
        return switch (padding) {
            case Padding.Same _ -> Optional.empty();
            case Padding.Half _ ->
                Optional.of(new Size(half(kernel.height(), dilation.height()), half(kernel.width(), dilation.width())));
            case Padding.Explicit(Pair pair) -> Optional.of(Sizes.of(pair));
        };
    }

    /// Half of a kernel's reach, rounded down.
    private static int half(int kernel, int dilation) {
        return cells(((kernel - 1L) * dilation + 1) / 2);
    }

    /// What is larger than all tensors is refused with the shapes.
    private static int cells(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    private static Slide slide(ConvolutionSpec.Conv1d conv) {
        int all = cells((conv.kernelSize() - 1L) * conv.dilation());
        int half = half(conv.kernelSize(), conv.dilation());
        Ends ends = switch (conv.padding()) {
            case LinePadding.Same _ -> new Ends(all / 2, all - all / 2);
            case LinePadding.Half _ -> new Ends(half, half);
            case LinePadding.Causal _ -> new Ends(all, 0);
            case LinePadding.Explicit(Ends written) -> written;
        };
        return new Slide(conv.kernelSize(), conv.stride(), ends.before(), ends.after(), conv.dilation(), false);
    }
}
