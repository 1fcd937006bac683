package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.SgdRule;
import org.pierian.core.backend.UpdateRule;

/// Stochastic gradient descent with momentum, dampening, Nesterov's look-ahead and weight decay.
///
/// `g' = g + decay * p; b = momentum * b + (1 - dampening) * g'` (the first time `b = g'`), then `p = p - rate
/// * b`, or with Nesterov `p = p - rate * (g' + momentum * b)`.
///
/// **Source:** Sutskever, Martens, Dahl and Hinton 2013; the form of PyTorch's `torch.optim.SGD`.
public final class Sgd implements Formula {

    private final double momentum;
    private final double dampening;
    private final boolean nesterov;
    private final double weightDecay;
    private final SgdRule rule = new SgdRule();

    /// @param momentum weight of the past, 0 to below 1
    /// @param dampening part of the new gradient that is left out, 0 to 1
    /// @param nesterov whether to look ahead
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    public Sgd(double momentum, double dampening, boolean nesterov, double weightDecay) {
        this.momentum = momentum;
        this.dampening = dampening;
        this.nesterov = nesterov;
        this.weightDecay = weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("momentum");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        float rest = step == 1 ? 1f : (float) (1 - dampening);
        return rule.set((float) learningRate, (float) momentum, rest, (float) weightDecay, nesterov);
    }
}
