package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Steps of one size for all elements, in the direction of a running average of the gradients.
///
/// `c = fma(beta1, m, (1 - beta1) * g); m = fma(beta2, m, (1 - beta2) * g); p = keep * p - rate * sign(c)` with
/// `keep = 1 - rate * decay`; the sign of 0 is 0.
///
/// **Source:** Chen et al. 2023, *Symbolic discovery of optimization algorithms*, algorithm 2.
public final class Lion implements Formula, UpdateRule {

    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float rest2;
    private final double weightDecay;
    private float rate;
    private float keep;

    /// @param beta1 weight of the past in the direction of a step, 0 to below 1
    /// @param beta2 weight of the past in what is remembered, 0 to below 1
    /// @param weightDecay decoupled, at least 0
    public Lion(double beta1, double beta2, double weightDecay) {
        this.beta1 = (float) beta1;
        this.rest1 = (float) (1 - beta1);
        this.beta2 = (float) beta2;
        this.rest2 = (float) (1 - beta2);
        this.weightDecay = weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("momentum");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = (float) learningRate;
        keep = (float) (1 - learningRate * weightDecay);
        return this;
    }

    @Override
    public void apply(Element e) {
        float direction = Fma.fma(beta1, e.first, rest1 * e.gradient);
        e.first = Fma.fma(beta2, e.first, rest2 * e.gradient);
        e.value = keep * e.value - rate * Math.signum(direction);
    }
}
