package org.pierian.core.layer.noise;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.layer.DrawnNumbers;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Adds normal numbers to every element while training: `y = x + stddev * z`. In evaluation `y = x`.
///
/// | tensor    | shape          |
/// |-----------|----------------|
/// | `x`, `dx` | `[batch, ...]` |
/// | `y`, `dy` | `[batch, ...]` |
///
/// Element i of a batch gets number i of the step, see [RandomStream#fillNormal] and [DrawnNumbers].
///
/// **Source:** Bishop 1995, *Training with noise is equivalent to Tikhonov regularization*; Keras,
/// `tf.keras.layers.GaussianNoise`.
public final class GaussianNoise implements Layer {

    private final Elementwise elementwise;
    private final DrawnNumbers noise;

    private GaussianNoise(Elementwise elementwise, DrawnNumbers noise) {
        this.elementwise = elementwise;
        this.noise = noise;
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        if (pass.mode() == Mode.TRAIN) {
            noise.draw(pass, x.rows());
            elementwise.add(0, x.size(), x, noise.all(), y);
        } else {
            copy(x, y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (!dx.isNone()) {
            copy(dy, dx);
        }
    }

    private void copy(Tensor from, Tensor to) {
        if (!from.sharesBuffer(to)) {
            elementwise.copy(0, from.size(), from, to);
        }
    }

    @Override
    public Needs needs() {
        return new Needs(false, true, Needs.Reach.BATCH);
    }

    /// Gaussian noise before it knows its input.
    ///
    /// @param deviation standard deviation of the noise, above 0
    public record Plan(double deviation) implements LayerPlan {

        @Override
        public boolean isRandom() {
            return deviation > 0;
        }

        @Override
        public TensorType output(TensorType in) {
            if (!in.isNumbers()) {
                throw new ShapeException("gaussian_noise wants numbers, got " + in);
            }
            return in;
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return DrawnNumbers.size(in.shape().size(), in.padded(), maxBatch);
        }

        @Override
        public Layer build(TensorType in, Site site) {
            RandomStream stream = site.stream(StreamTag.DROPOUT);
            DrawnNumbers noise = new DrawnNumbers(
                    site,
                    in.shape().size(),
                    in.padded() ? in.shape().dim(0) : 0,
                    (step, first, numbers, from, to) ->
                            stream.fillNormal(step, deviation, first, numbers, to)); // from element 0
            return new GaussianNoise(site.backend().elementwise(), noise);
        }
    }
}
