package org.pierian.runner.onnx;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.onnx.nodes.Graph;

/// The inputs of a model while they are put together.
final class Feeds {

    /// The name of the first axis of every input and output, whose size is not fixed.
    static final String BATCH = "batch";

    private final Graph graph;
    private final List<OnnxValue> inputs = new ArrayList<>();

    Feeds(Graph graph) {
        this.graph = graph;
    }

    /// The inputs, in the order in which they were added.
    List<OnnxValue> inputs() {
        return List.copyOf(inputs);
    }

    /// Adds an input.
    ///
    /// @param wanted its name; `input_` comes before one that is taken
    /// @param example its shape without the batch
    /// @param doc what it holds
    /// @return its name
    String add(String wanted, ElementType element, Shape example, String doc) {
        String name = wanted;
        while (!graph.take(name)) {
            name = "input_" + name;
        }
        inputs.add(new OnnxValue(name, element, axes(example), doc));
        return name;
    }

    /// The axes of a batch of examples.
    static List<String> axes(Shape example) {
        List<String> axes = new ArrayList<>(List.of(BATCH));
        for (int dim : example.toArray()) {
            axes.add(Integer.toString(dim));
        }
        return axes;
    }
}
