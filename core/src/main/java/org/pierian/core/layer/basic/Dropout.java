package org.pierian.core.layer.basic;

import java.util.Optional;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
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
    private final KeepMask keepMask;
    private final boolean inverted;
    private final float keepProbability;
    private final float keepScale; // what a kept element is multiplied by while training
    private final Tensor mask; // [max batch, ...], the last training pass's mask

    private Dropout(Elementwise elementwise, KeepMask keepMask, double dropProbability, boolean inverted, Tensor mask) {
        this.elementwise = elementwise;
        this.keepMask = keepMask;
        this.inverted = inverted;
        this.keepProbability = (float) (1 - dropProbability);
        this.keepScale = inverted ? (float) (1 / (1 - dropProbability)) : 1f;
        this.mask = mask;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        int from = pass.first() * x.rowSize();
        int to = pass.end() * x.rowSize();
        switch (pass.mode()) {
            case TRAIN -> {
                keepMask.fill(pass.step(), pass.offset() * x.rowSize(), mask, from, to);
                if (inverted) {
                    elementwise.scale(from, to, mask, keepScale, mask);
                }
                elementwise.multiply(from, to, x, mask, y);
            }
            case EVAL -> elementwise.scale(from, to, x, inverted ? 1f : keepProbability, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            int n = x.rowSize();
            elementwise.multiply(pass.first() * n, pass.end() * n, dy, mask, dx); // dx = dy * mask
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.EXAMPLES);
    }

    /// Dropout before it knows its input.
    ///
    /// @param dropProbability chance of an element to be zeroed, 0 to below 1
    /// @param inverted whether kept elements are scaled while training
    /// @param recorded masks to use instead of random ones
    public record Plan(double dropProbability, boolean inverted, Optional<KeepMask> recorded) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            return in;
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            RandomStream stream = site.stream(StreamTag.DROPOUT);
            RandomWords words = site.backend().random();
            KeepMask random =
                    (step, first, mask, from, to) ->
                            stream.fillKeepMask(words, step, dropProbability, first, mask, from, to);
            Tensor mask = site.batch(in.shape());
            return new Dropout(site.backend().elementwise(), recorded.orElse(random), dropProbability, inverted, mask);
        }
    }
}
