package org.pierian.runner.export.torch;

import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.Ends;
import org.pierian.spec.LinePadding;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;
import org.pierian.spec.TransposedConvolutionSpec;

/// Convolutions as calls of PyTorch.
final class ConvolutionCode {

    private ConvolutionCode() {}

    static String of(ConvolutionSpec spec, Place place) {
        return switch (spec) {
            case ConvolutionSpec.Conv2d conv ->
                "nn.Conv2d(" + place.first() + ", " + conv.outChannels() + ", " + Python.pair(conv.kernelSize())
                        + stride(Python.pair(conv.stride()))
                        + ", padding=" + padding(conv.padding(), conv.kernelSize(), conv.dilation())
                        + dilation(Python.pair(conv.dilation())) + groups(conv.groups()) + bias(conv.bias()) + ")";
            case ConvolutionSpec.Conv1d conv -> line(conv, place);
            case ConvolutionSpec.DepthwiseConv2d conv ->
                "nn.Conv2d(" + place.first() + ", " + (long) place.first() * conv.multiplier() + ", "
                        + Python.pair(conv.kernelSize()) + stride(Python.pair(conv.stride()))
                        + ", padding=" + padding(conv.padding(), conv.kernelSize(), conv.dilation())
                        + dilation(Python.pair(conv.dilation())) + groups(place.first()) + bias(conv.bias()) + ")";
        };
    }

    private static String line(ConvolutionSpec.Conv1d conv, Place place) {
        Ends ends = ends(conv);
        boolean even = ends.before() == ends.after();
        return (even ? "nn.Conv1d(" : "PaddedConv1d(") + place.first() + ", " + conv.outChannels() + ", "
                + conv.kernelSize() + stride("" + conv.stride())
                + (even ? ", padding=" + ends.before() : ", before=" + ends.before() + ", after=" + ends.after())
                + dilation("" + conv.dilation()) + groups(conv.groups()) + bias(conv.bias()) + ")";
    }

    static String of(TransposedConvolutionSpec spec, Place place) {
        return switch (spec) {
            case TransposedConvolutionSpec.ConvTranspose1d conv ->
                "nn.ConvTranspose1d(" + place.first() + ", " + conv.outChannels() + ", " + conv.kernelSize()
                        + stride("" + conv.stride()) + ", padding=" + conv.padding() + ", output_padding="
                        + conv.outputPadding() + dilation("" + conv.dilation()) + groups(conv.groups())
                        + bias(conv.bias()) + ")";
            case TransposedConvolutionSpec.ConvTranspose2d conv ->
                "nn.ConvTranspose2d(" + place.first() + ", " + conv.outChannels() + ", "
                        + Python.pair(conv.kernelSize()) + stride(Python.pair(conv.stride())) + ", padding="
                        + Python.pair(conv.padding()) + ", output_padding=" + Python.pair(conv.outputPadding())
                        + dilation(Python.pair(conv.dilation())) + groups(conv.groups()) + bias(conv.bias()) + ")";
        };
    }

    private static String stride(String stride) {
        return ", stride=" + stride;
    }

    private static String dilation(String dilation) {
        return dilation.equals("1") || dilation.equals("(1, 1)") ? "" : ", dilation=" + dilation;
    }

    private static String groups(int groups) {
        return groups == 1 ? "" : ", groups=" + groups;
    }

    private static String bias(boolean bias) {
        return bias ? "" : ", bias=False";
    }

    private static String padding(Padding padding, Pair kernel, Pair dilation) {
        return switch (padding) {
            case Padding.Same _ -> "\"same\"";
            case Padding.Half _ ->
                "(" + half(kernel.height(), dilation.height()) + ", " + half(kernel.width(), dilation.width()) + ")";
            case Padding.Explicit(Pair size) -> Python.pair(size);
        };
    }

    private static Ends ends(ConvolutionSpec.Conv1d conv) {
        int all = (conv.kernelSize() - 1) * conv.dilation();
        int half = half(conv.kernelSize(), conv.dilation());
        return switch (conv.padding()) {
            case LinePadding.Same _ -> new Ends(all / 2, all - all / 2);
            case LinePadding.Half _ -> new Ends(half, half);
            case LinePadding.Causal _ -> new Ends(all, 0);
            case LinePadding.Explicit(Ends written) -> written;
        };
    }

    private static int half(int kernel, int dilation) {
        return ((kernel - 1) * dilation + 1) / 2;
    }
}
