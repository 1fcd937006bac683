package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// An [Activation] of every element.
final class ActivationLayer implements Layer {

    private final Elementwise elementwise;
    private final Activation f;
    private final Needs needs;

    ActivationLayer(Elementwise elementwise, Activation f) {
        this.elementwise = elementwise;
        this.f = f;
        this.needs = new Needs(f.readsOutput(), f.inPlace(), Needs.Reach.EXAMPLES);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        int n = x.rowSize();
        elementwise.activate(f, pass.first() * n, pass.end() * n, x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            int n = x.rowSize();
            elementwise.activationGradient(f, pass.first() * n, pass.end() * n, x, y, dy, dx);
        }
    }

    @Override
    public Needs needs() {
        return needs;
    }
}
