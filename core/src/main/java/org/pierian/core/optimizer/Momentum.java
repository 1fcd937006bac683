package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.UpdateRule;

/// A step against a running average of the gradients: `u = momentum * u + (1 - momentum) * g; p = p - rate *
/// u`.
///
/// This averaging form is PyTorch's momentum with `dampening` equal to `momentum`: at 0.99 a step is 100 times
/// shorter than in the form without dampening.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Momentum`.
public final class Momentum implements Formula {

    private final double momentum;
    private final MomentumRule rule = new MomentumRule();

    /// @param momentum weight of the past, 0 to below 1
    public Momentum(double momentum) {
        this.momentum = momentum;
    }

    @Override
    public List<String> memory() {
        return List.of("momentum");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        return rule.set((float) learningRate, (float) momentum, (float) (1 - momentum));
    }
}
