package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Steps divided by the root of a running average of the squared gradient.
///
/// `g' = fma(decay, p, g); v = fma(alpha, v, (rest * g') * g')` with `rest = 1 - alpha`; centered,
/// `a = fma(alpha, a, rest * g')` and the root is that of `fma(-a, a, v)`, at least 0; `d = g' / (sqrt(v) + epsilon)`;
/// `p = fma(-rate, d, p)`, or with momentum `b = fma(momentum, b, d)` and `p = fma(-rate, b, p)`.
///
/// **Source:** Tieleman and Hinton 2012, *Neural networks for machine learning*, lecture 6.5; PyTorch,
/// `torch.optim.RMSprop`.
public final class Rmsprop implements Formula {

    private final Rule rule;

    /// @param alpha decay rate of the averages, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    /// @param momentum momentum factor, 0 to below 1
    /// @param centered whether the variance of the gradient is used instead of its square
    public Rmsprop(double alpha, double epsilon, double weightDecay, double momentum, boolean centered) {
        this.rule = new Rule(
                (float) alpha,
                (float) (1 - alpha),
                (float) epsilon,
                (float) weightDecay,
                (float) momentum,
                momentum > 0,
                centered);
    }

    @Override
    public List<String> memory() {
        if (rule.centered) {
            return List.of("square_average", "momentum", "gradient_average");
        }
        return rule.hasMomentum ? List.of("square_average", "momentum") : List.of("square_average");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rule.rate = (float) learningRate;
        return rule;
    }

    private static final class Rule implements UpdateRule {

        private final float alpha;
        private final float rest;
        private final float epsilon;
        private final float decay;
        private final float momentum;
        private final boolean hasMomentum;
        private final boolean centered;
        private float rate;

        Rule(
                float alpha,
                float rest,
                float epsilon,
                float decay,
                float momentum,
                boolean hasMomentum,
                boolean centered) {
            this.alpha = alpha;
            this.rest = rest;
            this.epsilon = epsilon;
            this.decay = decay;
            this.momentum = momentum;
            this.hasMomentum = hasMomentum;
            this.centered = centered;
        }

        @Override
        public void apply(Element e) {
            float g = Fma.fma(decay, e.value, e.gradient);
            e.first = Fma.fma(alpha, e.first, (rest * g) * g);
            float square = e.first;
            if (centered) {
                e.third = Fma.fma(alpha, e.third, rest * g);
                square = Math.max(0f, Fma.fma(-e.third, e.third, e.first));
            }
            float direction = g / ((float) Math.sqrt(square) + epsilon);
            if (hasMomentum) {
                e.second = Fma.fma(momentum, e.second, direction);
                direction = e.second;
            }
            e.value = Fma.fma(-rate, direction, e.value);
        }
    }
}
