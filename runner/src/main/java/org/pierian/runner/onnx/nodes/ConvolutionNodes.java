package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.Ends;
import org.pierian.spec.LinePadding;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;

/// Convolutions.
final class ConvolutionNodes {

    private ConvolutionNodes() {}

    static String add(ConvolutionSpec spec, Place at, String given) {
        String x = at.cleared(Value.numbers(given)).name();
        return switch (spec) {
            case ConvolutionSpec.Conv2d conv ->
                image(
                        at,
                        x,
                        conv.groups(),
                        across(
                                conv.padding(),
                                conv.kernelSize().height(),
                                conv.dilation().height(),
                                true),
                        across(
                                conv.padding(),
                                conv.kernelSize().width(),
                                conv.dilation().width(),
                                false),
                        conv.stride(),
                        conv.dilation());
            case ConvolutionSpec.DepthwiseConv2d conv ->
                image(
                        at,
                        x,
                        at.in().shape().dim(0),
                        across(
                                conv.padding(),
                                conv.kernelSize().height(),
                                conv.dilation().height(),
                                true),
                        across(
                                conv.padding(),
                                conv.kernelSize().width(),
                                conv.dilation().width(),
                                false),
                        conv.stride(),
                        conv.dilation());
            case ConvolutionSpec.Conv1d conv -> {
                Ends ends = along(conv.padding(), conv.kernelSize(), conv.dilation());
                yield convolution(
                        at,
                        x,
                        Attribute.of("pads", List.of((long) ends.before(), (long) ends.after())),
                        Attribute.of("strides", List.of((long) conv.stride())),
                        Attribute.of("dilations", List.of((long) conv.dilation())),
                        Attribute.of("group", conv.groups()));
            }
        };
    }

    private static String image(Place at, String x, int groups, Ends down, Ends across, Pair stride, Pair dilation) {
        return convolution(
                at,
                x,
                Windows.pads(down, across),
                Windows.pair("strides", stride),
                Windows.pair("dilations", dilation),
                Attribute.of("group", groups));
    }

    private static String convolution(Place at, String x, Attribute... attributes) {
        List<String> inputs = new ArrayList<>(List.of(x, at.weight("weight")));
        at.optionalWeight("bias").ifPresent(inputs::add);
        return at.add("Conv", inputs, attributes);
    }

    private static Ends across(Padding padding, int kernel, int dilation, boolean isHeight) {
        return switch (padding) {
            case Padding.Same _ -> same(kernel, dilation);
            case Padding.Half _ -> half(kernel, dilation);
            case Padding.Explicit(Pair size) -> {
                int cells = isHeight ? size.height() : size.width();
                yield new Ends(cells, cells);
            }
        };
    }

    private static Ends along(LinePadding padding, int kernel, int dilation) {
        return switch (padding) {
            case LinePadding.Same _ -> same(kernel, dilation);
            case LinePadding.Half _ -> half(kernel, dilation);
            case LinePadding.Causal _ -> new Ends((kernel - 1) * dilation, 0);
            case LinePadding.Explicit(Ends ends) -> ends;
        };
    }

    private static Ends same(int kernel, int dilation) {
        int all = (kernel - 1) * dilation;
        return new Ends(all / 2, all - all / 2);
    }

    private static Ends half(int kernel, int dilation) {
        int half = ((kernel - 1) * dilation + 1) / 2;
        return new Ends(half, half);
    }
}
