package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Adam with the largest recent gradient in place of the root of the average of squares.
///
/// `g' = fma(decay, p, g); m = fma(beta1, m, rest1 * g')` with `rest1 = 1 - beta1`; `u = max(beta2 * u, abs(g')
/// + epsilon); p = fma(-rate, m / u, p)` with `rate = learning rate / (1 - beta1^t)` in step t.
///
/// **Source:** Kingma and Ba 2015, algorithm 2; the form of PyTorch's `torch.optim.Adamax`, with its epsilon.
public final class Adamax implements Formula, UpdateRule {

    private final double exact1;
    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float epsilon;
    private final float decay;
    private float rate;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 what the largest gradient is multiplied by in each step, 0 to below 1
    /// @param epsilon added to the size of a gradient, above 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    public Adamax(double beta1, double beta2, double epsilon, double weightDecay) {
        this.exact1 = beta1;
        this.beta1 = (float) beta1;
        this.rest1 = (float) (1 - beta1);
        this.beta2 = (float) beta2;
        this.epsilon = (float) epsilon;
        this.decay = (float) weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("first_moment", "infinity_norm");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = (float) (learningRate / (1 - StrictMath.pow(exact1, (double) step)));
        return this;
    }

    @Override
    public void apply(Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(beta1, e.first, rest1 * g);
        e.second = Math.max(beta2 * e.second, Math.abs(g) + epsilon);
        e.value = Fma.fma(-rate, e.first / e.second, e.value);
    }
}
