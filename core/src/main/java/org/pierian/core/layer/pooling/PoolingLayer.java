package org.pierian.core.layer.pooling;

import org.pierian.core.backend.Pooling;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// Pooling or resampling of any kind, as [Pooling] describes it; lines are images of height 1.
final class PoolingLayer implements Layer {

    private final Pooling pooling;

    PoolingLayer(Pooling pooling) {
        this.pooling = pooling;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        pooling.forward(pass.first(), pass.end(), x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            pooling.backward(pass.first(), pass.end(), dy, dx);
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.EXAMPLES);
    }
}
