package org.pierian.runner.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.runner.onnx.nodes.Place;
import org.pierian.runner.onnx.nodes.Value;

/// The inputs of a model, and the nodes that make of them what a network sees. Numbers are scaled in binary64 and
/// rounded once, as `predict` does.
final class InputNodes {

    /// What a network sees, after its preprocessing.
    static final String INPUT = "input";

    private static final String LENGTHS = "lengths";

    private final Graph graph;
    private final TensorType type;
    private final Feeds feeds;
    private final Map<String, String> notes = new TreeMap<>();

    /// @param type one example as the network sees it
    InputNodes(Graph graph, TensorType type) {
        this.graph = graph;
        this.type = type;
        this.feeds = new Feeds(graph);
    }

    /// The inputs, in the order in which they are fed.
    List<OnnxValue> inputs() {
        return feeds.inputs();
    }

    /// What is to be known of inputs besides their types, for the model's metadata.
    Map<String, String> notes() {
        return notes;
    }

    /// Adds the nodes.
    ///
    /// @param parts what is done to the parts of an example
    /// @return what the network sees
    Value add(List<Input> parts) {
        if (parts.isEmpty() || (parts.size() == 1 && isWhole(parts.getFirst()))) {
            return whole(parts.stream().findFirst());
        }
        List<String> values = new ArrayList<>();
        ColumnNodes columns = new ColumnNodes(graph, feeds, notes);
        for (Input part : parts) {
            values.addAll(columns.add(part));
        }
        String row =
                values.size() == 1 ? values.getFirst() : graph.add(INPUT, "Concat", values, Attribute.of("axis", 1));
        return named(Value.numbers(type.shape().rank() == 1 ? row : reshaped(row)));
    }

    private static boolean isWhole(Input part) {
        return switch (part) {
            case Input.Pixels _, Input.Picture _, Input.Array _, Input.Tokens _ -> true;
            case Input.Numeric _,
                    Input.Categorical _,
                    Input.Bool _,
                    Input.Ordinal _,
                    Input.DateTime _,
                    Input.BinaryDigits _ -> false;
        };
    }

    private Value whole(Optional<Input> part) {
        return part.map(input -> switch (input) {
                    case Input.Pixels(Scaling scaling, int height, int width) ->
                        picture(List.of(scaling), Shape.of(height, width));
                    case Input.Picture(List<Scaling> channels, int height, int width) ->
                        picture(channels, Shape.of(channels.size(), height, width));
                    case Input.Array(List<Scaling> scalings, List<Integer> _, int _) ->
                        scalings.isEmpty() ? asItIs() : array(scalings);
                    default -> asItIs();
                })
                .orElseGet(this::asItIs);
    }

    /// The numbers or indices of examples, without any preprocessing.
    private Value asItIs() {
        ElementType element = type.isIndices() ? ElementType.INT64 : ElementType.FLOAT;
        String doc = type.isIndices() ? "indices below " + type.indicesBelow() : "numbers";
        feed(INPUT, element, type.shape(), doc);
        return new Value(INPUT, type.isIndices());
    }

    private Value picture(List<Scaling> channels, Shape shape) {
        String image = feed("image", ElementType.UINT8, shape, "levels of pixels, 0 to 255");
        int[] axes = new int[shape.rank()];
        Arrays.fill(axes, 1);
        axes[0] = channels.size();
        String scaled = new ScalingNodes(graph, "image").add(image, channels, Shape.of(axes));
        return named(Value.numbers(shape.equals(type.shape()) ? scaled : reshaped(scaled)));
    }

    private Value array(List<Scaling> scalings) {
        Shape shape = type.shape();
        String array = feed("array", ElementType.FLOAT, shape, "numbers as they are in files");
        boolean byFeature = scalings.size() == shape.last() && shape.rank() < 3;
        int[] axes = new int[shape.rank()];
        Arrays.fill(axes, 1);
        axes[byFeature ? shape.rank() - 1 : 0] = scalings.size();
        return named(Value.numbers(new ScalingNodes(graph, "array").add(array, scalings, Shape.of(axes))));
    }

    /// The steps of each example that count, where examples may be shorter than the network's input.
    Optional<Place.Lengths> lengths() {
        if (!type.padded()) {
            return Optional.empty();
        }
        int time = type.shape().dim(0);
        String doc = "steps of each example that count, 0 to " + time + "; what is behind them may be anything finite";
        return Optional.of(new Place.Lengths(feed(LENGTHS, ElementType.INT64, Shape.of(), doc), time));
    }

    private String feed(String wanted, ElementType element, Shape example, String doc) {
        return feeds.add(wanted, element, example, doc);
    }

    private String reshaped(String value) {
        Shape shape = type.shape();
        long[] dims = new long[shape.rank() + 1];
        dims[0] = -1;
        for (int i = 0; i < shape.rank(); i++) {
            dims[i + 1] = shape.dim(i);
        }
        return graph.add(INPUT, "Reshape", List.of(value, graph.integers(dims)));
    }

    /// The value under the name that says where the network begins.
    private Value named(Value value) {
        if (graph.isOutput(value.name()) && graph.take(INPUT)) {
            graph.rename(value.name(), INPUT);
            return new Value(INPUT, value.isInteger());
        }
        return value;
    }
}
