package org.pierian.core.layer;

import java.util.Optional;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Sets elements to zero at random while training.
///
/// | scaling         | `TRAIN`                  | `EVAL`            |
/// |-----------------|--------------------------|-------------------|
/// | the chapter's   | `y = x * keep`           | `y = x * (1 - p)` |
/// | inverted        | `y = x * keep / (1 - p)` | `y = x`           |
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Dropout`; Srivastava et al. 2014.
public final class Dropout implements ExampleLayer {

    private final KeepMask keepMask;
    private final boolean inverted;
    private final float keepProbability;
    private final float keepScale; // what a kept element is multiplied by while training
    private final float[] mask; // [max batch * elements], the last training pass's mask

    private Dropout(KeepMask keepMask, double dropProbability, boolean inverted, int capacity) {
        this.keepMask = keepMask;
        this.inverted = inverted;
        this.keepProbability = (float) (1 - dropProbability);
        this.keepScale = inverted ? (float) (1 / (1 - dropProbability)) : 1f;
        this.mask = new float[capacity];
    }

    @Override
    public void forward(int first, int end, Tensor x, Tensor y, Mode mode, long step) {
        int from = first * x.rowSize();
        int to = end * x.rowSize();
        switch (mode) {
            case TRAIN -> {
                keepMask.fill(step, mask, from, to);
                if (inverted) {
                    Kernels.maps().scale(from, to, mask, keepScale, mask);
                }
                Kernels.maps().multiply(from, to, x.data(), mask, y.data());
            }
            case EVAL -> Kernels.maps().scale(from, to, x.data(), inverted ? 1f : keepProbability, y.data());
        }
    }

    @Override
    public void backward(int first, int end, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int n = x.rowSize();
        Kernels.maps().multiply(first * n, end * n, dy.data(), mask, dx.data()); // dx = dy * mask
    }

    @Override
    public boolean worksInPlace() {
        return true;
    }

    @Override
    public boolean readsOutput() {
        return false;
    }

    /// Dropout before it knows its input.
    ///
    /// @param dropProbability chance of an element to be zeroed, 0 to below 1
    /// @param inverted whether kept elements are scaled while training
    /// @param recorded masks to use instead of random ones
    public record Plan(double dropProbability, boolean inverted, Optional<KeepMask> recorded) implements LayerPlan {

        @Override
        public Shape outputShape(Shape in) {
            return in;
        }

        @Override
        public Layer build(Shape in, Site site) {
            int capacity = in.prepend(site.maxBatch()).size();
            RandomStream stream = site.stream(StreamTag.DROPOUT);
            KeepMask random = (step, mask, from, to) -> stream.fillKeepMask(step, dropProbability, mask, from, to);
            return new Dropout(recorded.orElse(random), dropProbability, inverted, capacity);
        }
    }
}
