package org.pierian.core.layer.embedding;

import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// What layers ask of an input of indices.
final class Indices {

    private Indices() {}

    /// The bound of all indices of an input.
    ///
    /// @param word the layer, for the message
    /// @throws ShapeException when the input has numbers
    static int bound(TensorType in, String word) {
        if (in.isIndices()) {
            return in.indicesBelow();
        }
        throw new ShapeException(
                in.isNumbers()
                        ? word + " wants indices, got numbers of " + in
                        : word + " wants one column of indices, got " + in + "; take one with `select`");
    }
}
