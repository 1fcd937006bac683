package org.pierian.core.layer.noise;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.DrawnNumbers;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.KeepFactors;
import org.pierian.core.tensor.Tensor;

/// Sets equal parts of examples to zero at random while training, and scales the others up:
/// `y = x * keep / (1 - p)` with one `keep` for each part. In evaluation `y = x`.
final class PlaneDropout implements Layer {

    private final Elementwise elementwise;
    private final int parts; // of an example
    private final DrawnNumbers factors; // of each part

    /// @param parts how many parts an example has
    /// @param paddedSteps the same, where each part is a step and examples may be shorter; otherwise 0
    /// @param dropProbability chance of a part to be zeroed, 0 to below 1
    PlaneDropout(Site site, int parts, int paddedSteps, double dropProbability) {
        this.elementwise = site.backend().elementwise();
        this.parts = parts;
        this.factors = new DrawnNumbers(site, parts, paddedSteps, KeepFactors.inverted(site, dropProbability));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        if (pass.mode() == Mode.TRAIN) {
            factors.draw(pass, x.rows());
            multiply(pass, x, y);
        } else if (!x.sharesBuffer(y)) {
            elementwise.copy(pass.first() * x.rowSize(), pass.end() * x.rowSize(), x, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            multiply(pass, dy, dx);
        }
    }

    private void multiply(Pass pass, Tensor from, Tensor to) {
        int n = from.rowSize();
        elementwise.multiplyPlanes(pass.first() * n, pass.end() * n, n / parts, factors.all(), from, to);
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, factors.reach());
    }
}
