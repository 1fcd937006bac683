package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// The running averages of the gradient and of its square, which the relatives of Adam share.
///
/// `g' = fma(decay, p, g); m = fma(beta1, m, rest1 * g'); v = fma(beta2, v, (rest2 * g') * g')` with `rest = 1
/// - beta` in binary64, rounded once. m is the first number that is remembered, v the second.
final class Moments {

    /// What the two are called in checkpoints.
    static final List<String> NAMES = List.of("first_moment", "second_moment");

    private final double exact1;
    private final double exact2;
    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float rest2;
    private final float decay;

    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param decay coupled weight decay, at least 0
    Moments(double beta1, double beta2, double decay) {
        this.exact1 = beta1;
        this.exact2 = beta2;
        this.beta1 = (float) beta1;
        this.rest1 = (float) (1 - beta1);
        this.beta2 = (float) beta2;
        this.rest2 = (float) (1 - beta2);
        this.decay = (float) decay;
    }

    /// Takes the gradient of one element into both averages.
    ///
    /// @return `g'`, the gradient with weight decay
    float follow(UpdateRule.Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(beta1, e.first, rest1 * g);
        e.second = Fma.fma(beta2, e.second, (rest2 * g) * g);
        return g;
    }

    /// `1 - beta1^step`: how much of the first average is gradients and not its start at 0.
    double correction1(long step) {
        return 1 - StrictMath.pow(exact1, (double) step);
    }

    /// `1 - beta2^step`, the same for the second.
    double correction2(long step) {
        return 1 - StrictMath.pow(exact2, (double) step);
    }

    /// `1 / sqrt(1 - beta2^step)`, rounded to float32: what the root of v is multiplied by.
    float rootScale(long step) {
        return (float) (1 / StrictMath.sqrt(correction2(step)));
    }
}
