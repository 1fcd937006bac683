package org.pierian.core.layer.shape;

import org.pierian.core.backend.Moves;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// A layer that only moves elements, before it knows its input.
interface MovingPlan extends LayerPlan {

    /// What moves where.
    ///
    /// @param in an input that fits
    Moves moves(TensorType in);

    @Override
    default boolean takesIndices() {
        return true;
    }

    @Override
    default long scratch(TensorType in, int maxBatch) {
        return endsPadding(in) ? (long) maxBatch * in.shape().size() : 0;
    }

    @Override
    default Layer build(TensorType in, Site site) {
        return endsPadding(in) ? MovingLayer.endingPadding(site, in, moves(in)) : new MovingLayer(site, moves(in));
    }

    private boolean endsPadding(TensorType in) {
        return in.padded() && !output(in).padded();
    }
}
