package org.pierian.core.layer.activation;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Makes probabilities of the last axis: `y[j] = exp(x[j]) / sum of exp(x)`, see [Reductions#softmax].
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, ..., features]` |
/// | `y`, `dy` | `[batch, ..., features]` |
///
/// With `d` the 64-lane sum of `dy * y` over the axis, the gradient is `dx = (dy - d) * y`.
///
/// **Source:** Bridle 1990, *Probabilistic interpretation of feedforward classification network outputs*;
/// PyTorch, `torch.nn.Softmax` with `dim=-1`.
public final class Softmax implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final int features;

    private Softmax(Site site, TensorType in) {
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.features = in.shape().last();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        reductions.softmax(x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (dx.isNone()) {
            return;
        }
        elementwise.multiply(0, y.size(), dy, y, dx);
        for (int from = 0; from < y.size(); from += features) {
            float sum = reductions.sum(from, features, dx);
            elementwise.shift(from, from + features, dy, -sum, dx);
        }
        elementwise.multiply(0, y.size(), dx, y, dx);
    }

    /// Softmax before it knows its input.
    public record Plan() implements LastAxis {

        @Override
        public String word() {
            return "softmax";
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new Softmax(site, in);
        }
    }
}
