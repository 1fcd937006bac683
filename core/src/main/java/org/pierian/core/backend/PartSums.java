package org.pierian.core.backend;

import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// What a gradient needs that is collected in parts: memory, and a sum.
public interface PartSums {

    /// A tensor of zeros.
    Tensor zeros(Shape shape);

    /// Adds one tensor to another: `total = total + part`.
    void add(Tensor part, Tensor total);
}
