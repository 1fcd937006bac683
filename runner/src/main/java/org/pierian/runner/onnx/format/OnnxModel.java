package org.pierian.runner.onnx.format;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A model with its graph.
///
/// @param name name of the graph
/// @param opset version of the operators
/// @param inputs what is fed
/// @param outputs what comes out
/// @param initializers constants by name
/// @param nodes operations, each behind those whose values it takes
/// @param metadata what is said of the model, in the order of its keys
public record OnnxModel(
        String name,
        long opset,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        List<OnnxTensor> initializers,
        List<OnnxNode> nodes,
        Map<String, String> metadata) {

    /// Takes copies.
    public OnnxModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        initializers = List.copyOf(initializers);
        nodes = List.copyOf(nodes);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }
}
