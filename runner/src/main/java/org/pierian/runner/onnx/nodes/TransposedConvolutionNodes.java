package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.Ends;
import org.pierian.spec.TransposedConvolutionSpec;

/// Transposed convolutions.
final class TransposedConvolutionNodes {

    private TransposedConvolutionNodes() {}

    static String add(TransposedConvolutionSpec spec, Place at, String given) {
        String x = at.cleared(Value.numbers(given)).name();
        List<String> inputs = new ArrayList<>(List.of(x, at.weight("weight")));
        at.optionalWeight("bias").ifPresent(inputs::add);
        return switch (spec) {
            case TransposedConvolutionSpec.ConvTranspose1d conv ->
                at.add(
                        "ConvTranspose",
                        inputs,
                        Attribute.of("pads", List.of((long) conv.padding(), (long) conv.padding())),
                        Attribute.of("output_padding", List.of((long) conv.outputPadding())),
                        Attribute.of("strides", List.of((long) conv.stride())),
                        Attribute.of("dilations", List.of((long) conv.dilation())),
                        Attribute.of("group", conv.groups()));
            case TransposedConvolutionSpec.ConvTranspose2d conv ->
                at.add(
                        "ConvTranspose",
                        inputs,
                        Windows.pads(
                                both(conv.padding().height()),
                                both(conv.padding().width())),
                        Windows.pair("output_padding", conv.outputPadding()),
                        Windows.pair("strides", conv.stride()),
                        Windows.pair("dilations", conv.dilation()),
                        Attribute.of("group", conv.groups()));
        };
    }

    private static Ends both(int cells) {
        return new Ends(cells, cells);
    }
}
