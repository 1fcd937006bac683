package org.pierian.runner.onnx.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.weights.NamedTensor;

/// The tensors of one layer in a file of weights, by what is behind the last dot of their names.
///
/// @param prefix what comes before: `features.0`
/// @param parts the tensors: `weight`, `bias`
record TensorGroup(String prefix, Map<String, NamedTensor> parts) {

    /// The last part of the prefix: `0`.
    String last() {
        return prefix.substring(prefix.lastIndexOf('.') + 1);
    }

    Optional<Shape> shape(String part) {
        return Optional.ofNullable(parts.get(part)).map(NamedTensor::shape);
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    /// Whether there are no other tensors.
    boolean hasOnly(List<String> names) {
        return names.containsAll(parts.keySet());
    }

    /// The name of the layer in the spec: dots are not allowed there, nor digits alone.
    String layerName() {
        String name = prefix.replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || name.chars().allMatch(c -> c >= '0' && c <= '9') ? "layer_" + name : name;
    }

    /// The same with another tensor.
    TensorGroup with(String part, NamedTensor tensor) {
        Map<String, NamedTensor> more = new TreeMap<>(parts);
        more.put(part, tensor);
        return new TensorGroup(prefix, more);
    }
}
