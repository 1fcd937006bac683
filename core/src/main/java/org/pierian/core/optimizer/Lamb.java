package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.UpdateRule;

/// Adam's direction with weight decay, and for each parameter a step in proportion to the parameter's norm.
///
/// m and v as in [Adam] without decay, then `d = fma(decay, p, (scale * m) / fma(sqrt(v), rootScale, epsilon))`
/// with `scale = 1 / (1 - beta1^t)` and `rootScale = 1 / sqrt(1 - beta2^t)` in step t; for each parameter `p =
/// fma(-rate, d, p)` with `rate = learning rate * (norm(p) / norm(d))`, the quotient being 1 where one of the
/// norms is 0.
///
/// **Source:** You et al. 2020, *Large batch optimization for deep learning: training BERT in 76 minutes*,
/// algorithm 2, with the identity for phi.
public final class Lamb implements LayerwiseFormula, UpdateRule {

    private final Moments moments;
    private final float epsilon;
    private final float decay;
    private final DescentRule descent = new DescentRule();
    private double learningRate;
    private float scale;
    private float rootScale;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay added to the direction, times the parameter, at least 0
    public Lamb(double beta1, double beta2, double epsilon, double weightDecay) {
        this.moments = new Moments(beta1, beta2, 0);
        this.epsilon = (float) epsilon;
        this.decay = (float) weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("first_moment", "second_moment", "direction");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        this.learningRate = learningRate;
        scale = (float) (1 / moments.correction1(step));
        rootScale = moments.rootScale(step);
        return this;
    }

    @Override
    public void apply(Element e) {
        moments.follow(e);
        float direction = (scale * e.first) / Fma.fma((float) Math.sqrt(e.second), rootScale, epsilon);
        e.third = Fma.fma(decay, e.value, direction);
    }

    @Override
    public UpdateRule step(double parameterNorm, double directionNorm, int elements) {
        double trust = parameterNorm > 0 && directionNorm > 0 ? parameterNorm / directionNorm : 1;
        return descent.set((float) (learningRate * trust));
    }
}
