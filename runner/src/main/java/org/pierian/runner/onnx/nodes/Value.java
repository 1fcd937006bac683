package org.pierian.runner.onnx.nodes;

/// A value in a graph.
///
/// @param name its name
/// @param isInteger whether its elements are integers of 64 bits; otherwise they are float32
public record Value(String name, boolean isInteger) {

    /// Float32.
    public static Value numbers(String name) {
        return new Value(name, false);
    }
}
