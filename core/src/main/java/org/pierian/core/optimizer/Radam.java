package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Adam that begins with plain momentum, until the average of squared gradients can be relied on.
///
/// m and v as in [Adam], then in step t with `L = 2 / (1 - beta2) - 1` and `l = L - 2 t beta2^t / (1 -
/// beta2^t)`: where `l > 5`, `p = fma(-rate, m / (sqrt(v) + epsilon), p)` with `rate = learning rate / (1 -
/// beta1^t) * sqrt((l - 4) (l - 2) L / ((L - 4) (L - 2) l)) * sqrt(1 - beta2^t)`, else `p = fma(-rate, m, p)`
/// with `rate = learning rate / (1 - beta1^t)`.
///
/// **Source:** Liu et al. 2020, *On the variance of the adaptive learning rate and beyond*, algorithm 2; the
/// form of PyTorch's `torch.optim.RAdam`.
public final class Radam implements Formula, UpdateRule {

    /// From this length of the average on, its variance is taken as bounded.
    private static final double LEAST_LENGTH = 5;

    private final double beta2;
    private final Moments moments;
    private final float epsilon;
    private boolean rectified;
    private float rate;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    public Radam(double beta1, double beta2, double epsilon, double weightDecay) {
        this.beta2 = beta2;
        this.moments = new Moments(beta1, beta2, weightDecay);
        this.epsilon = (float) epsilon;
    }

    @Override
    public List<String> memory() {
        return Moments.NAMES;
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        double corrected = learningRate / moments.correction1(step);
        double correction2 = moments.correction2(step);
        double longest = 2 / (1 - beta2) - 1;
        double length = longest - 2 * step * (1 - correction2) / correction2;
        rectified = length > LEAST_LENGTH;
        rate = (float)
                (rectified ? corrected * rectification(length, longest) * StrictMath.sqrt(correction2) : corrected);
        return this;
    }

    private static double rectification(double length, double longest) {
        double part = (length - 4) * (length - 2) * longest;
        return StrictMath.sqrt(part / ((longest - 4) * (longest - 2) * length));
    }

    @Override
    public void apply(Element e) {
        moments.follow(e);
        float direction = rectified ? e.first / ((float) Math.sqrt(e.second) + epsilon) : e.first;
        e.value = Fma.fma(-rate, direction, e.value);
    }
}
