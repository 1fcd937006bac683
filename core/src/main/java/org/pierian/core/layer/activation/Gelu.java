package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Normal;

/// Gaussian error linear unit: `y = x * P(x)` with `P` the probability of the standard normal distribution up to
/// `x`, see [Normal].
///
/// **Source:** Hendrycks and Gimpel 2016, *Gaussian error linear units*; PyTorch, `torch.nn.GELU`.
public record Gelu() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x * Normal.probability(x);
    }

    @Override
    public double slope(double x) {
        return Normal.probability(x) + x * Normal.density(x);
    }
}
