package org.pierian.core.layer.activation;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// A layer before it knows its input, whose last axis it changes and leaves in shape.
interface LastAxis extends LayerPlan {

    /// What a spec calls the layer.
    String word();

    @Override
    default TensorType output(TensorType in) {
        if (!in.isNumbers() || in.shape().rank() == 0) {
            throw new ShapeException(word() + " wants numbers with at least one axis, got " + in);
        }
        return in;
    }
}
