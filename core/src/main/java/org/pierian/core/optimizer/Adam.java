package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.UpdateRule;

/// Steps scaled by running averages of the gradient and of its square.
///
/// `m = b1 m + (1 - b1) g'; v = b2 v + (1 - b2) g'^2; p = keep * p - rate * (m / (1 - b1^t)) / (sqrt(v / (1 -
/// b2^t)) + eps)`. Coupled decay makes `g' = g + decay * p` and `keep = 1`; decoupled decay, which is AdamW,
/// makes `g' = g` and `keep = 1 - rate * decay`.
///
/// **Source:** Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2.
public final class Adam implements Formula {

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final boolean decoupled;
    private final AdamRule rule = new AdamRule();

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay strength of the decay, at least 0
    /// @param decoupled whether the decay is applied to the parameter and not through the gradient
    public Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.weightDecay = weightDecay;
        this.decoupled = decoupled;
    }

    @Override
    public List<String> memory() {
        return List.of("first_moment", "second_moment");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        double correction1 = 1 - StrictMath.pow(beta1, (double) step);
        double correction2 = 1 - StrictMath.pow(beta2, (double) step);
        return rule.set(
                (float) (learningRate / correction1),
                (float) beta1,
                (float) (1 - beta1),
                (float) beta2,
                (float) (1 - beta2),
                (float) (1 / StrictMath.sqrt(correction2)),
                (float) epsilon,
                decoupled ? 0f : (float) weightDecay,
                decoupled ? (float) (1 - learningRate * weightDecay) : 1f);
    }
}
