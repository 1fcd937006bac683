package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// A named tensor that a trained network consists of: what weights files and checkpoints hold.
public sealed interface SavedTensor permits Parameter, State {

    /// Full name, as in weights files, for example `0.weight`.
    String name();

    /// Shape in weights files.
    Shape shape();

    /// The values as the layer keeps them.
    Tensor value();

    /// The values in the order of weights files, in a new array.
    float[] values();

    /// Sets the values.
    ///
    /// @param values in the order of weights files
    /// @throws ShapeException when there are more or fewer than the shape has
    void assign(float[] values);
}
