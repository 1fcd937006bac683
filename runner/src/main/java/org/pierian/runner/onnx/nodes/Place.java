package org.pierian.runner.onnx.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.onnx.format.Attribute;

/// A layer in its place, with what its nodes are made of.
///
/// @param graph receives the nodes
/// @param weights what is saved of the network, by name
/// @param lengths the steps of each example that count, where the network's input is padded
/// @param name the layer's name in weights files
/// @param plan the layer for the engine
/// @param in one example's input
public record Place(
        Graph graph,
        Map<String, SavedTensor> weights,
        Optional<Lengths> lengths,
        String name,
        LayerPlan plan,
        TensorType in) {

    /// Numbers of steps.
    ///
    /// @param value `[batch]`, integers
    /// @param time the most steps, those of the network's input
    public record Lengths(String value, int time) {}

    /// One example's output.
    public TensorType out() {
        return plan.output(in);
    }

    /// The layer inside this one.
    public Place inside(String part, LayerPlan child, TensorType given) {
        return new Place(graph, weights, lengths, name.isEmpty() ? part : name + "." + part, child, given);
    }

    /// Adds an operation with one output.
    String add(String operator, List<String> inputs, Attribute... attributes) {
        return graph.add(name, operator, inputs, attributes);
    }

    /// Adds an operation of one input with one output.
    String add(String operator, String input, Attribute... attributes) {
        return graph.add(name, operator, List.of(input), attributes);
    }

    /// Adds an operation with several outputs.
    List<String> add(String operator, List<String> inputs, int outputs, Attribute... attributes) {
        return graph.add(name, operator, inputs, outputs, attributes);
    }

    /// One of the layer's weights.
    ///
    /// @param part its name in the layer
    String weight(String part) {
        return graph.weight(tensor(part));
    }

    /// One of the layer's weights, if it has it.
    Optional<String> optionalWeight(String part) {
        return Optional.ofNullable(weights.get(name + "." + part)).map(graph::weight);
    }

    private SavedTensor tensor(String part) {
        SavedTensor tensor = weights.get(name + "." + part);
        if (tensor == null) {
            throw new IllegalStateException("the network has no tensor " + name + "." + part);
        }
        return tensor;
    }

    /// The weight of an earlier layer, looked for among the neighbours first, then further out.
    String weightOf(String owner) {
        int end = name.length();
        while (end >= 0) {
            end = name.lastIndexOf('.', end - 1);
            SavedTensor found = weights.get(name.substring(0, end + 1) + owner + ".weight");
            if (found != null) {
                return graph.weight(found);
            }
        }
        throw new IllegalStateException("no layer " + owner + " before " + name);
    }

    /// Brings a batch into the shape of examples.
    String reshape(String x, Shape example) {
        return add("Reshape", List.of(x, graph.integers(batchOf(example))));
    }

    private static long[] batchOf(Shape example) {
        long[] dims = new long[example.rank() + 1];
        dims[0] = -1;
        for (int i = 0; i < example.rank(); i++) {
            dims[i + 1] = example.dim(i);
        }
        return dims;
    }

    /// The axis of a batch that a `dim` of the language means: 1 is an example's first, -1 its last.
    int axis(int dim) {
        return dim < 0 ? in.shape().rank() + 1 + dim : dim;
    }

    /// Gives a vector as many axes behind it as lie behind an axis of the input.
    String alongAxis(String vector, int axis) {
        int behind = in.shape().rank() - axis;
        if (behind == 0) {
            return vector;
        }
        long[] axes = new long[behind];
        Arrays.setAll(axes, i -> i + 1L);
        return add("Unsqueeze", List.of(vector, graph.integers(axes)));
    }

    /// Which steps of the input count: `[batch, time, 1, ...]` booleans; empty where all do.
    Optional<String> counted() {
        if (!in.padded()) {
            return Optional.empty();
        }
        return lengths.map(given -> {
            int time = in.shape().dim(0);
            long[] axes = new long[in.shape().rank() - 1];
            Arrays.setAll(axes, i -> i + 2L);
            String flags =
                    add("Less", List.of(steps(time), add("Unsqueeze", List.of(length(given), graph.integers(1)))));
            return axes.length == 0 ? flags : add("Unsqueeze", List.of(flags, graph.integers(axes)));
        });
    }

    private String steps(int time) {
        long[] steps = new long[time];
        Arrays.setAll(steps, i -> i);
        return graph.integers(steps);
    }

    /// The steps of the input that count, `[batch]`: layers before may have put some in front.
    String length(Lengths given) {
        int more = in.shape().dim(0) - given.time();
        return more == 0 ? given.value() : add("Add", List.of(given.value(), graph.integers(more)));
    }

    /// The input with zeros behind each example's length.
    Value cleared(Value x) {
        return counted()
                .map(flags -> {
                    String zero = x.isInteger() ? graph.integer(0) : graph.number(0);
                    return new Value(add("Where", List.of(flags, x.name(), zero)), x.isInteger());
                })
                .orElse(x);
    }
}
