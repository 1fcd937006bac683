package org.pierian.core.layer.basic;

import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.DrawnNumbers;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Sets elements to zero at random while training.
///
/// | scaling         | `TRAIN`                  | `EVAL`            |
/// |-----------------|--------------------------|-------------------|
/// | the chapter's   | `y = x * keep`           | `y = x * (1 - p)` |
/// | inverted        | `y = x * keep / (1 - p)` | `y = x`           |
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Dropout`; Srivastava et al. 2014.
public final class Dropout implements Layer {

    private final Elementwise elementwise;
    private final DrawnNumbers factors; // of each element
    private final float factor; // of all elements in evaluation

    private Dropout(Elementwise elementwise, DrawnNumbers factors, float factor) {
        this.elementwise = elementwise;
        this.factors = factors;
        this.factor = factor;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        int from = pass.first() * x.rowSize();
        int to = pass.end() * x.rowSize();
        switch (pass.mode()) {
            case TRAIN -> {
                factors.draw(pass, x.rows());
                elementwise.multiply(from, to, x, factors.all(), y);
            }
            case EVAL -> elementwise.scale(from, to, x, factor, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            int n = x.rowSize();
            elementwise.multiply(pass.first() * n, pass.end() * n, dy, factors.all(), dx); // dx = dy * mask
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, factors.reach());
    }

    /// Dropout before it knows its input.
    ///
    /// @param dropProbability chance of an element to be zeroed, 0 to below 1
    /// @param inverted whether kept elements are scaled while training
    /// @param recorded masks to use instead of random ones
    public record Plan(double dropProbability, boolean inverted, Optional<KeepMask> recorded) implements LayerPlan {

        @Override
        public boolean isRandom() {
            return recorded.isEmpty() && dropProbability > 0;
        }

        @Override
        public TensorType output(TensorType in) {
            return in;
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return DrawnNumbers.size(in.shape().size(), in.padded(), maxBatch);
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Elementwise elementwise = site.backend().elementwise();
            KeepMask mask = recorded.orElseGet(() -> KeepFactors.random(site, dropProbability));
            float kept = inverted ? (float) (1 / (1 - dropProbability)) : 1f;
            DrawnNumbers factors = new DrawnNumbers(
                    site,
                    in.shape().size(),
                    in.padded() ? in.shape().dim(0) : 0,
                    new KeepFactors(elementwise, mask, kept));
            return new Dropout(elementwise, factors, inverted ? 1f : (float) (1 - dropProbability));
        }
    }
}
