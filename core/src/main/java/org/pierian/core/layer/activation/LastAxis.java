package org.pierian.core.layer.activation;

import org.pierian.core.layer.Axis;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.TensorType;

/// A layer before it knows its input, whose last axis it changes and leaves in shape.
interface LastAxis extends LayerPlan {

    /// What a spec calls the layer.
    String word();

    @Override
    default TensorType output(TensorType in) {
        Axis.of(word(), -1, in)
                .requireFullLength(word() + " cannot normalize", in, "give each step an axis of features");
        return in;
    }
}
