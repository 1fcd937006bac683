package org.pierian.core.layer.shape;

import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// A layer that only sees the same elements in another shape, before it knows its input.
interface ReshapePlan extends LayerPlan {

    @Override
    default boolean takesIndices() {
        return true;
    }

    @Override
    default Layer build(TensorType in, Site site) {
        boolean endsPadding = in.padded() && !output(in).padded();
        return new ReshapeLayer(
                site.backend().elementwise(), endsPadding ? in.shape().dim(0) : 0);
    }
}
