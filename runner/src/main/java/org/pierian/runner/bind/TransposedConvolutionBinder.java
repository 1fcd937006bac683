package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.convolution.ConvTranspose1d;
import org.pierian.core.layer.convolution.ConvTranspose2d;
import org.pierian.core.layer.convolution.TransposedSlide;
import org.pierian.spec.TransposedConvolutionSpec;

/// Turns the words of transposed convolutions into plans of layers.
///
/// @param inits initial values where a layer names none
record TransposedConvolutionBinder(Inits inits) {

    /// One transposed convolution.
    LayerPlan bind(TransposedConvolutionSpec spec) {
        return switch (spec) {
            case TransposedConvolutionSpec.ConvTranspose1d conv ->
                new ConvTranspose1d.Plan(
                        conv.outChannels(),
                        Inits.optional(conv.inChannels()),
                        new TransposedSlide(
                                conv.kernelSize(),
                                conv.stride(),
                                conv.padding(),
                                conv.outputPadding(),
                                conv.dilation()),
                        conv.groups(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
            case TransposedConvolutionSpec.ConvTranspose2d conv ->
                new ConvTranspose2d.Plan(
                        conv.outChannels(),
                        Inits.optional(conv.inChannels()),
                        new TransposedSlide(
                                conv.kernelSize().height(),
                                conv.stride().height(),
                                conv.padding().height(),
                                conv.outputPadding().height(),
                                conv.dilation().height()),
                        new TransposedSlide(
                                conv.kernelSize().width(),
                                conv.stride().width(),
                                conv.padding().width(),
                                conv.outputPadding().width(),
                                conv.dilation().width()),
                        conv.groups(),
                        inits.weight(conv.init()),
                        inits.bias(conv.bias(), conv.biasInit()));
        };
    }
}
