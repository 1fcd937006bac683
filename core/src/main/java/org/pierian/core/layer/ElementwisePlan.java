package org.pierian.core.layer;

import org.pierian.core.tensor.Shape;

/// A layer that has neither parameters nor state and keeps the shape: it is its own plan.
interface ElementwisePlan extends LayerPlan, ExampleLayer {

    @Override
    default Shape outputShape(Shape in) {
        return in;
    }

    @Override
    default Layer build(Shape in, Site site) {
        return this;
    }
}
