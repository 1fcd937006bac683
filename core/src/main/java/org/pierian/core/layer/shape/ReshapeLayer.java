package org.pierian.core.layer.shape;

import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.PaddedSteps;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// Hands on the elements of each example in their row-major order.
final class ReshapeLayer implements Layer {

    private final Elementwise elementwise;
    private final Optional<PaddedSteps> padding; // that ends here

    /// @param paddedSteps the first axis of an input whose padding ends here; 0 for others
    ReshapeLayer(Elementwise elementwise, int paddedSteps) {
        this.elementwise = elementwise;
        this.padding = paddedSteps == 0 ? Optional.empty() : Optional.of(new PaddedSteps(paddedSteps));
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
        if (padding.isPresent()) {
            padding.get().clear(pass, to);
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.EXAMPLES);
    }
}
