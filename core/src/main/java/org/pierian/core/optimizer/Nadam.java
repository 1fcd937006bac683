package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Adam with Nesterov's look-ahead: the average of gradients is taken as it will be in the next step.
///
/// m and v as in [Adam], then `p = p - fma(averageRate, m, gradientRate * g') / fma(sqrt(v), rootScale,
/// epsilon)`. In step t, with `mu(t) = beta1 * (1 - 0.5 * 0.96^(t * momentumDecay))` and `P(t)` the product of
/// `mu(1)` to `mu(t)`, `averageRate = rate * mu(t + 1) / (1 - P(t + 1))` and `gradientRate = rate * (1 - mu(t))
/// / (1 - P(t))`.
///
/// **Source:** Dozat 2016, *Incorporating Nesterov momentum into Adam*; the form of PyTorch's
/// `torch.optim.NAdam`.
public final class Nadam implements Formula, UpdateRule {

    private final double beta1;
    private final double momentumDecay;
    private final Moments moments;
    private final float epsilon;
    private long reached; // mu, next and product are those of this step
    private double mu;
    private double next;
    private double product;
    private float averageRate;
    private float gradientRate;
    private float rootScale;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    /// @param momentumDecay how fast the momentum grows to beta1, at least 0
    public Nadam(double beta1, double beta2, double epsilon, double weightDecay, double momentumDecay) {
        this.beta1 = beta1;
        this.momentumDecay = momentumDecay;
        this.moments = new Moments(beta1, beta2, weightDecay);
        this.epsilon = (float) epsilon;
        restart();
    }

    @Override
    public List<String> memory() {
        return Moments.NAMES;
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        reach(step);
        averageRate = (float) (learningRate * next / (1 - product * next));
        gradientRate = (float) (learningRate * (1 - mu) / (1 - product));
        rootScale = moments.rootScale(step);
        return this;
    }

    /// The product goes on from the step before; a run that resumes multiplies it anew, in the same order.
    private void reach(long step) {
        if (step < reached) {
            restart();
        }
        while (reached < step) {
            reached++;
            mu = next;
            product *= mu;
            next = momentum(reached + 1);
        }
    }

    private void restart() {
        reached = 0;
        product = 1;
        next = momentum(1);
    }

    private double momentum(long step) {
        return beta1 * (1 - 0.5 * StrictMath.pow(0.96, step * momentumDecay));
    }

    @Override
    public void apply(Element e) {
        float g = moments.follow(e);
        float direction = Fma.fma(averageRate, e.first, gradientRate * g);
        e.value = e.value - direction / Fma.fma((float) Math.sqrt(e.second), rootScale, epsilon);
    }
}
