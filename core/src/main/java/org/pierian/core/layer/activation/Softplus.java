package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Logistic;

/// A rectifier without a corner: `y = log(1 + exp(beta * x)) / beta`. PyTorch's threshold, above which it takes
/// `x` itself, changes less than 1e-8 and is left out.
///
/// **Source:** Dugas et al. 2001, *Incorporating second-order functional knowledge for better option pricing*;
/// PyTorch, `torch.nn.Softplus`.
///
/// @param beta how sharply it bends, above 0
public record Softplus(double beta) implements FunctionPlan {

    @Override
    public double at(double x) {
        return Logistic.softplus(beta * x) / beta;
    }

    @Override
    public double slope(double x) {
        return Logistic.sigmoid(beta * x);
    }
}
