package org.pierian.core.layer.embedding;

import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// What layers ask of an input of steps with features.
final class Sequence {

    private Sequence() {}

    /// Requires numbers of `[time, features]`.
    ///
    /// @param word the layer, for the message
    /// @throws ShapeException for anything else
    static void require(TensorType in, String word) {
        if (!in.isNumbers() || in.shape().rank() != 2) {
            throw new ShapeException(word + " wants numbers of [time, features], got " + in);
        }
    }

    /// Requires no more steps than there are positions.
    static void requireAtMost(int positions, TensorType in, String word) {
        if (in.shape().dim(0) > positions) {
            throw new ShapeException(
                    word + " wants at most " + positions + " steps (its max_length), got " + in.shape());
        }
    }
}
