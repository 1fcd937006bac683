package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// An activation before it knows its input, which it leaves in shape.
interface ActivationPlan extends LayerPlan {

    /// The function.
    Activation f();

    @Override
    default TensorType output(TensorType in) {
        return in;
    }

    @Override
    default Layer build(TensorType in, Site site) {
        return new ActivationLayer(site.backend().elementwise(), f());
    }
}
