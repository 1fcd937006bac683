package org.pierian.runner.onnx.read;

import java.util.List;
import org.pierian.runner.weights.NamedTensor;

/// A spec that was written for the model of another program.
///
/// @param text the spec
/// @param tensors what its weights file holds
/// @param remarks what a person should know of it, a sentence each
public record ImportedSpec(String text, List<NamedTensor> tensors, List<String> remarks) {
    /// Takes copies.
    public ImportedSpec {
        tensors = List.copyOf(tensors);
        remarks = List.copyOf(remarks);
    }
}
