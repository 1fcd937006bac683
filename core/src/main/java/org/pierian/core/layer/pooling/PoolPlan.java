package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Pooling;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// A layer before it knows its input that treats each entry of the first axis alone, and so leaves it as it is.
interface PoolPlan extends LayerPlan {

    /// What a spec calls the layer.
    String word();

    /// One example's output.
    ///
    /// @throws ShapeException when the input does not fit
    Shape outputShape(Shape in);

    /// What the backend does.
    Pooling pooling(Shape in, Backend backend, int maxBatch);

    @Override
    default TensorType output(TensorType in) {
        if (!in.isNumbers()) {
            throw new ShapeException(word() + " wants numbers, got " + in);
        }
        return TensorType.numbers(outputShape(in.shape())).padded(in.padded());
    }

    @Override
    default Layer build(TensorType in, Site site) {
        return new PoolingLayer(pooling(in.shape(), site.backend(), site.maxBatch()));
    }
}
