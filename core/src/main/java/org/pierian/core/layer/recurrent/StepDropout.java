package org.pierian.core.layer.recurrent;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.KeepFactors;
import org.pierian.core.tensor.Tensor;

/// Inverted dropout between two layers of a stack. Random numbers are addressed in the order of steps, so that
/// no mask depends on how far sequences are padded.
final class StepDropout {

    private final Elementwise elementwise;
    private final KeepFactors keep;
    private final Tensor factors;

    /// @param factors receives what numbers are multiplied by
    StepDropout(double dropProbability, Site site, Tensor factors) {
        this.elementwise = site.backend().elementwise();
        this.keep = KeepFactors.inverted(site, dropProbability);
        this.factors = factors;
    }

    /// Writes the first `steps` steps of `y`.
    void forward(Pass pass, int batch, int steps, Tensor x, Tensor y) {
        int elements = steps * batch * x.rowSize();
        if (pass.mode() == Mode.EVAL) {
            elementwise.copy(0, elements, x, y);
            return;
        }
        draw(pass, batch, steps, x.rowSize());
        elementwise.multiply(0, elements, x, factors, y);
    }

    private void draw(Pass pass, int batch, int steps, int width) {
        if (!pass.isPart()) {
            keep.draw(pass.step(), 0, factors, 0, steps * batch * width);
            return;
        }
        for (int t = 0; t < steps; t++) {
            int from = t * batch * width;
            int first = (t * pass.stepExamples() + pass.offset()) * width - from;
            keep.draw(pass.step(), first, factors, from, from + batch * width);
        }
    }

    /// Makes the gradient of `y` that of `x`.
    void backward(int elements, Tensor gradient) {
        elementwise.multiply(0, elements, gradient, factors, gradient);
    }
}
