package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Steps divided by the root of the sum of all squared gradients so far.
///
/// `g' = fma(decay, p, g); s = fma(g', g', s)`, where s is the initial value in the first step; `p = fma(-rate,
/// g' / (sqrt(s) + epsilon), p)` with `rate = learning rate / (1 + (t - 1) * rateDecay)` in step t.
///
/// **Source:** Duchi, Hazan and Singer 2011, *Adaptive subgradient methods for online learning and stochastic
/// optimization*; the form of PyTorch's `torch.optim.Adagrad`.
public final class Adagrad implements Formula, UpdateRule {

    private final double rateDecay;
    private final float decay;
    private final float initial;
    private final float epsilon;
    private float rate;
    private boolean begins;

    /// @param rateDecay how fast the learning rate falls with the steps, at least 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    /// @param initial the sum before the first step, at least 0
    /// @param epsilon added to the divisor, above 0
    public Adagrad(double rateDecay, double weightDecay, double initial, double epsilon) {
        this.rateDecay = rateDecay;
        this.decay = (float) weightDecay;
        this.initial = (float) initial;
        this.epsilon = (float) epsilon;
    }

    @Override
    public List<String> memory() {
        return List.of("square_sum");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = (float) (learningRate / (1 + (step - 1) * rateDecay));
        begins = step == 1;
        return this;
    }

    @Override
    public void apply(Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(g, g, begins ? initial : e.first);
        e.value = Fma.fma(-rate, g / ((float) Math.sqrt(e.first) + epsilon), e.value);
    }
}
