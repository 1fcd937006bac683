package org.pierian.runner.onnx.format;

import java.util.List;
import java.util.Optional;

/// One operation of a graph.
///
/// @param name name of the node; empty where it has none
/// @param domain where the operator is defined; empty for those of ONNX itself
/// @param operator for example `Gemm`
/// @param inputs names of values; an empty one stands for an input that is left out
/// @param outputs names of values, likewise
/// @param attributes constants
public record OnnxNode(
        String name,
        String domain,
        String operator,
        List<String> inputs,
        List<String> outputs,
        List<Attribute> attributes) {

    /// Takes copies.
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    /// One of ONNX's own operators.
    public OnnxNode(
            String name, String operator, List<String> inputs, List<String> outputs, List<Attribute> attributes) {
        this(name, "", operator, inputs, outputs, attributes);
    }

    /// The attribute of a name.
    public Optional<Attribute> attribute(String attribute) {
        return attributes.stream().filter(a -> a.name().equals(attribute)).findFirst();
    }

    /// An input by its place; empty where it is left out.
    public Optional<String> input(int place) {
        return place < inputs.size() && !inputs.get(place).isEmpty()
                ? Optional.of(inputs.get(place))
                : Optional.empty();
    }
}
