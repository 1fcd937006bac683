package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pierian.runner.onnx.format.OnnxNode;

/// Convolutions and pooling in the words of the language.
final class WindowWords {

    private static final int LINE = 1;
    private static final int IMAGE = 2;

    private final Attributes attributes;
    private final int axes;

    /// @param axes 1 for lines, 2 for images
    WindowWords(OnnxNode node, int axes) throws UnsaidException {
        this.attributes = new Attributes(node);
        this.axes = axes;
        if (axes != LINE && axes != IMAGE) {
            throw new UnsaidException("windows of " + axes + " axes");
        }
        String pad = attributes.text("auto_pad", "NOTSET");
        if (!pad.equals("NOTSET") && !pad.equals("VALID")) {
            throw new UnsaidException("auto_pad `" + pad + "`");
        }
    }

    /// A word for lines or images: `conv1d`.
    String word(String begin) {
        return begin + axes + "d";
    }

    /// The keys of a convolution.
    List<String> convolution(long outChannels, List<Long> kernel, boolean hasBias, boolean isTransposed)
            throws UnsaidException {
        List<String> keys = new ArrayList<>();
        keys.add("out_channels: " + outChannels);
        keys.add("kernel_size: " + size(kernel));
        stride(keys);
        String padding = isSame(kernel, isTransposed) ? "same" : padding(isTransposed);
        if (!padding.equals("0")) {
            keys.add("padding: " + padding);
        }
        add(keys, "output_padding", attributes.integers("output_padding", repeated(0)), 0);
        add(keys, "dilation", attributes.integers("dilations", repeated(1)), 1);
        if (attributes.integer("group", 1) != 1) {
            keys.add("groups: " + attributes.integer("group", 1));
        }
        if (!hasBias) {
            keys.add("bias: false");
        }
        return keys;
    }

    /// The keys of pooling.
    List<String> pooling() throws UnsaidException {
        List<Long> kernel = attributes.integers("kernel_shape", List.of());
        if (kernel.size() != axes
                || !attributes.integers("dilations", repeated(1)).equals(repeated(1))) {
            throw new UnsaidException("windows with gaps, or without a size");
        }
        List<String> keys = new ArrayList<>();
        keys.add("kernel_size: " + size(kernel));
        keys.add("stride: " + size(attributes.integers("strides", repeated(1))));
        String padding = padding(true);
        if (!padding.equals("0")) {
            keys.add("padding: " + padding);
        }
        if (attributes.integer("ceil_mode", 0) == 1) {
            keys.add("ceil_mode: true");
        }
        return keys;
    }

    private void stride(List<String> keys) {
        add(keys, "stride", attributes.integers("strides", repeated(1)), 1);
    }

    private void add(List<String> keys, String key, List<Long> values, long usual) {
        if (!values.equals(repeated(usual))) {
            keys.add(key + ": " + size(values));
        }
    }

    private List<Long> repeated(long value) {
        return Collections.nCopies(axes, value);
    }

    private String padding(boolean mustBeEven) throws UnsaidException {
        List<Long> pads = attributes.integers("pads", Collections.nCopies(2 * axes, 0L));
        if (pads.size() != 2 * axes) {
            throw new UnsaidException("pads " + pads);
        }
        List<Long> before = pads.subList(0, axes);
        List<Long> after = pads.subList(axes, 2 * axes);
        if (before.equals(after)) {
            return size(before);
        }
        if (axes == LINE && !mustBeEven) {
            return pads.toString();
        }
        throw new UnsaidException("more padding on one side than on the other, pads " + pads);
    }

    /// Whether an uneven padding is that which keeps the size.
    private boolean isSame(List<Long> kernel, boolean isTransposed) {
        List<Long> pads = attributes.integers("pads", Collections.nCopies(2 * axes, 0L));
        List<Long> dilations = attributes.integers("dilations", repeated(1));
        if (isTransposed
                || pads.size() != 2 * axes
                || dilations.size() != axes
                || pads.subList(0, axes).equals(pads.subList(axes, 2 * axes))
                || !attributes.integers("strides", repeated(1)).equals(repeated(1))) {
            return false;
        }
        for (int a = 0; a < axes; a++) {
            long all = (kernel.get(a) - 1) * dilations.get(a);
            if (pads.get(a) != all / 2 || pads.get(axes + a) != all - all / 2) {
                return false;
            }
        }
        return true;
    }

    private static String size(List<Long> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst().toString() : values.toString();
    }
}
