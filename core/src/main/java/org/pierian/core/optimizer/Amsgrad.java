package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Adam with the largest running average of squared gradients so far in place of the current one, so that the
/// step of an element never grows again because its gradients became small.
///
/// m and v as in [Adam], then `w = max(w, v); p = keep * p - (rate * m) / fma(sqrt(w), rootScale, epsilon)`
/// with `rate` and `rootScale` as in [Adam]. Coupled decay makes `keep = 1`; decoupled decay, as in AdamW,
/// makes `g' = g` and `keep = 1 - rate * decay`.
///
/// **Source:** Reddi, Kale and Kumar 2018, algorithm 2, in the form of PyTorch's `amsgrad`, which corrects the
/// bias after the maximum.
public final class Amsgrad implements Formula, UpdateRule {

    private final Moments moments;
    private final float epsilon;
    private final double decoupledDecay;
    private float rate;
    private float rootScale;
    private float keep;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay strength of the decay, at least 0
    /// @param decoupled whether the decay is applied to the parameter and not through the gradient
    public Amsgrad(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {
        this.moments = new Moments(beta1, beta2, decoupled ? 0 : weightDecay);
        this.epsilon = (float) epsilon;
        this.decoupledDecay = decoupled ? weightDecay : 0;
    }

    @Override
    public List<String> memory() {
        return List.of("first_moment", "second_moment", "largest_second_moment");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = (float) (learningRate / moments.correction1(step));
        rootScale = moments.rootScale(step);
        keep = (float) (1 - learningRate * decoupledDecay);
        return this;
    }

    @Override
    public void apply(Element e) {
        moments.follow(e);
        e.third = Math.max(e.third, e.second);
        float divisor = Fma.fma((float) Math.sqrt(e.third), rootScale, epsilon);
        e.value = keep * e.value - (rate * e.first) / divisor;
    }
}
