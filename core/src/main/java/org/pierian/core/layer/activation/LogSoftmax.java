package org.pierian.core.layer.activation;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Logarithms of the probabilities that [Softmax] makes of the last axis: `y[j] = x[j] - log(sum of exp(x))`,
/// see [Reductions#logSoftmax].
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, ..., features]` |
/// | `y`, `dy` | `[batch, ..., features]` |
///
/// With `d` the 64-lane sum of `dy` over the axis and `p` the probabilities, the gradient is `dx = dy + p *
/// (-d)`.
///
/// **Source:** PyTorch, `torch.nn.LogSoftmax` with `dim=-1`.
public final class LogSoftmax implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final int features;

    private LogSoftmax(Site site, TensorType in) {
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.features = in.shape().last();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        reductions.logSoftmax(x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (dx.isNone()) {
            return;
        }
        reductions.softmax(x, dx);
        for (int from = 0; from < x.size(); from += features) {
            float sum = reductions.sum(from, features, dy);
            elementwise.scale(from, from + features, dx, -sum, dx);
        }
        elementwise.add(0, x.size(), dy, dx, dx);
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    /// Log-softmax before it knows its input.
    public record Plan() implements LastAxis {

        @Override
        public String word() {
            return "log_softmax";
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new LogSoftmax(site, in);
        }
    }
}
