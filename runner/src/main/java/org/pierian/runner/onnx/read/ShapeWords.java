package org.pierian.runner.onnx.read;

import java.util.List;
import org.pierian.runner.onnx.format.OnnxNode;

/// Reductions and layers that compute nothing, in the words of the language.
final class ShapeWords {

    private static final int MATRIX = 2;

    private final Constants constants;
    private final OnnxNode node;
    private final Attributes attributes;

    ShapeWords(Constants constants, OnnxNode node) {
        this.constants = constants;
        this.node = node;
        this.attributes = new Attributes(node);
    }

    /// How the language writes the node.
    String line() throws UnsaidException {
        return switch (node.operator()) {
            case "ReduceMean" -> reduction("mean", "global_avg_pool");
            case "ReduceMax" -> reduction("max", "global_max_pool");
            case "ReduceSum" -> reduction("sum", "");
            case "Flatten" -> flatten();
            case "Reshape" -> reshape();
            case "Transpose" -> permute();
            case "Slice" -> slice();
            case "Pad" -> pad();
            default -> throw new UnsaidException("the language has no layer for it, or not in this place");
        };
    }

    private String reduction(String one, String all) throws UnsaidException {
        List<Long> axes = constants
                .integers(node, 1, "axes")
                .orElseThrow(() -> new UnsaidException("a reduction of axes that are no constant"));
        boolean keeps = attributes.integer("keepdims", 1) == 1;
        if (axes.size() == 1 && axes.getFirst() != 0) {
            return one + ": {dim: " + axes.getFirst() + ", keep: " + keeps + "}";
        }
        if (!all.isEmpty() && (axes.equals(List.of(2L, 3L)) || axes.equals(List.of(-2L, -1L)))) {
            return all + ": {keep: " + keeps + "}";
        }
        throw new UnsaidException("a reduction of the axes " + axes);
    }

    private String flatten() throws UnsaidException {
        if (attributes.integer("axis", 1) != 1) {
            throw new UnsaidException("axis " + attributes.integer("axis", 1));
        }
        return "flatten";
    }

    private String reshape() throws UnsaidException {
        List<Long> shape = constants
                .integers(node, 1, "shape")
                .orElseThrow(() -> new UnsaidException("a shape that is no constant"));
        if (shape.size() < MATRIX
                || shape.getFirst() > 1
                || shape.subList(1, shape.size()).contains(0L)) {
            throw new UnsaidException("the shape " + shape + ", which changes the batch or copies sizes");
        }
        List<Long> example = shape.subList(1, shape.size());
        return example.size() == 1 ? "flatten" : "reshape: " + example;
    }

    private String permute() throws UnsaidException {
        List<Long> perm = attributes.integers("perm", List.of());
        if (perm.isEmpty() || perm.getFirst() != 0) {
            throw new UnsaidException("the batch is moved, perm " + perm);
        }
        return "permute: " + perm.subList(1, perm.size());
    }

    private String slice() throws UnsaidException {
        List<Long> starts = constants.integers(node, 1, "starts").orElse(List.of());
        List<Long> ends = constants.integers(node, 2, "ends").orElse(List.of());
        List<Long> axes = constants.integers(node, 3, "axes").orElse(List.of());
        List<Long> steps = constants.integers(node, 4, "steps").orElse(List.of(1L));
        boolean isOne = starts.size() == 1 && ends.size() == 1 && axes.size() == 1;
        if (!isOne || axes.getFirst() == 0 || !steps.equals(List.of(1L))) {
            throw new UnsaidException("a range of several axes or of the batch, or with steps");
        }
        String end = ends.getFirst() >= Integer.MAX_VALUE ? "" : ", end: " + ends.getFirst();
        return "slice: {start: " + starts.getFirst() + end + ", dim: " + axes.getFirst() + "}";
    }

    private String pad() throws UnsaidException {
        List<Long> pads = constants.integers(node, 1, "pads").orElse(List.of());
        int rank = pads.size() / 2;
        int axis = -1;
        for (int i = 0; i < rank; i++) {
            if (pads.get(i) != 0 || pads.get(rank + i) != 0) {
                if (axis >= 0 || i == 0 || pads.get(i) < 0 || pads.get(rank + i) < 0) {
                    throw new UnsaidException("several axes or the batch, pads " + pads);
                }
                axis = i;
            }
        }
        String mode = switch (attributes.text("mode", "constant")) {
            case "constant" -> "zeros";
            case "edge" -> "replicate";
            case "reflect" -> "reflect";
            default -> throw new UnsaidException("another mode");
        };
        boolean isZero = node.input(2).isEmpty()
                || constants.number(node, 2).filter(value -> value == 0).isPresent();
        if (axis < 0 || node.input(3).isPresent() || !isZero) {
            throw new UnsaidException("no padding, axes of its own, or another number than 0");
        }
        return "pad: {before: " + pads.get(axis) + ", after: " + pads.get(rank + axis) + ", dim: " + axis + ", mode: "
                + mode + "}";
    }
}
