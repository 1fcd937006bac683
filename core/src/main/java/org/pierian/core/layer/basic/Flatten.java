package org.pierian.core.layer.basic;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Makes one axis of all axes of an example: `[d1, d2, ...]` becomes `[d1 * d2 * ...]`, row-major.
public final class Flatten implements Layer {

    private final Elementwise elementwise;

    private Flatten(Elementwise elementwise) {
        this.elementwise = elementwise;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        copy(pass, x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            copy(pass, dy, dx);
        }
    }

    private void copy(Pass pass, Tensor from, Tensor to) {
        if (!from.sharesBuffer(to)) {
            int n = from.rowSize();
            elementwise.copy(pass.first() * n, pass.end() * n, from, to);
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.EXAMPLES);
    }

    /// Flatten before it knows its input.
    public record Plan() implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            return in.withShape(Shape.of(in.shape().size()));
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new Flatten(site.backend().elementwise());
        }
    }
}
