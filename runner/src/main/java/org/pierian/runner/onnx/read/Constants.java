package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxNode;
import org.pierian.runner.onnx.format.OnnxTensor;
import org.pierian.runner.onnx.format.OnnxTensor.Content;

/// The constants of a model: its initializers, and what nodes make of them that only move elements.
final class Constants {

    private static final int MATRIX = 2;

    private final Map<String, OnnxTensor> known = new HashMap<>();

    /// Reads the constants of a model, whose nodes are in order.
    static Constants of(OnnxModel model) {
        Constants constants = new Constants();
        model.initializers().forEach(tensor -> constants.known.put(tensor.name(), tensor));
        model.nodes().forEach(constants::fold);
        return constants;
    }

    private void fold(OnnxNode node) {
        if (node.outputs().size() != 1) {
            return;
        }
        Optional<OnnxTensor> input = node.input(0).flatMap(this::get);
        Optional<OnnxTensor> made = switch (node.operator()) {
            case "Constant" -> value(node);
            case "Identity" -> input;
            case "Transpose" -> input.filter(t -> t.dims().size() == MATRIX).map(Constants::transposed);
            case "Unsqueeze" -> input.flatMap(t -> integers(node, 1, "axes").map(a -> unsqueezed(t, a)));
            case "Reshape" -> input.flatMap(t -> integers(node, 1, "shape").flatMap(s -> reshaped(t, s)));
            default -> Optional.empty();
        };
        made.ifPresent(tensor -> known.put(node.outputs().getFirst(), tensor));
    }

    private static Optional<OnnxTensor> value(OnnxNode node) {
        for (Attribute attribute : node.attributes()) {
            switch (attribute) {
                case Attribute.OfTensor(String _, OnnxTensor tensor) -> {
                    return Optional.of(tensor);
                }
                case Attribute.OfInt(String name, long value)
                when name.equals("value_int") -> {
                    return Optional.of(
                            new OnnxTensor("", ElementType.INT64, List.of(), new Content.Longs(List.of(value))));
                }
                case Attribute.OfInts(String _, List<Long> values) -> {
                    return Optional.of(new OnnxTensor(
                            "", ElementType.INT64, List.of((long) values.size()), new Content.Longs(values)));
                }
                case Attribute.OfFloat(String _, float value) -> {
                    return Optional.of(new OnnxTensor(
                            "", ElementType.FLOAT, List.of(), new Content.Floats(() -> new float[] {value}, 1)));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static OnnxTensor transposed(OnnxTensor tensor) {
        int rows = tensor.dims().getFirst().intValue();
        int columns = tensor.dims().getLast().intValue();
        List<Long> dims = List.of((long) columns, (long) rows);
        if (!(tensor.content() instanceof Content.Floats floats)) {
            return new OnnxTensor(tensor.name(), tensor.type(), dims, new Content.Others(rows * columns));
        }
        return new OnnxTensor(
                tensor.name(),
                tensor.type(),
                dims,
                new Content.Floats(() -> transposed(floats.source().values(), rows, columns), rows * columns));
    }

    /// The transposed matrix.
    static float[] transposed(float[] values, int rows, int columns) {
        float[] turned = new float[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = values[r * columns + c];
            }
        }
        return turned;
    }

    private static OnnxTensor unsqueezed(OnnxTensor tensor, List<Long> axes) {
        List<Long> dims = new ArrayList<>(tensor.dims());
        List<Long> sorted = new ArrayList<>(axes);
        int rank = dims.size() + axes.size();
        sorted.replaceAll(axis -> axis < 0 ? axis + rank : axis);
        Collections.sort(sorted);
        for (long axis : sorted) {
            dims.add((int) Math.max(0, Math.min(axis, dims.size())), 1L);
        }
        return new OnnxTensor(tensor.name(), tensor.type(), dims, tensor.content());
    }

    private static Optional<OnnxTensor> reshaped(OnnxTensor tensor, List<Long> shape) {
        long size = 1;
        for (long dim : shape) {
            if (dim < 0 || size > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            size *= dim;
        }
        return size == tensor.content().count()
                ? Optional.of(new OnnxTensor(tensor.name(), tensor.type(), shape, tensor.content()))
                : Optional.empty();
    }

    /// Whether a value is a constant.
    boolean has(String value) {
        return known.containsKey(value);
    }

    /// A constant.
    Optional<OnnxTensor> get(String value) {
        return Optional.ofNullable(known.get(value));
    }

    /// A constant of float32 that an input is.
    Optional<OnnxTensor> floats(OnnxNode node, int input) {
        return node.input(input).flatMap(this::get).filter(tensor -> tensor.content() instanceof Content.Floats);
    }

    /// One number that an input is.
    Optional<Float> number(OnnxNode node, int input) {
        return floats(node, input)
                .filter(tensor -> tensor.content().count() == 1)
                .map(tensor -> values(tensor)[0]);
    }

    /// Integers that an input is, or in older models an attribute.
    Optional<List<Long>> integers(OnnxNode node, int input, String attribute) {
        Optional<List<Long>> given = node.input(input)
                .flatMap(this::get)
                .filter(tensor -> tensor.content() instanceof Content.Longs)
                .map(tensor -> ((Content.Longs) tensor.content()).values());
        return given.or(() -> node.attribute(attribute)
                .filter(Attribute.OfInts.class::isInstance)
                .map(a -> ((Attribute.OfInts) a).values()));
    }

    /// The numbers of a constant of float32.
    static float[] values(OnnxTensor tensor) {
        return ((Content.Floats) tensor.content()).source().values();
    }
}
