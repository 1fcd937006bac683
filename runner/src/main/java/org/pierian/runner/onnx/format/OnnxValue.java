package org.pierian.runner.onnx.format;

import java.util.List;

/// An input or output of a graph.
///
/// @param name name of the value
/// @param type what its elements are
/// @param axes one for each axis: a number, or the name of a size that is not fixed; `?` where nothing is said
/// @param doc what it holds, for people; may be empty
public record OnnxValue(String name, ElementType type, List<String> axes, String doc) {
    /// Takes a copy.
    public OnnxValue {
        axes = List.copyOf(axes);
    }
}
