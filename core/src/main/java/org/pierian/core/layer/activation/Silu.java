package org.pierian.core.layer.activation;

import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Logistic;

/// Sigmoid linear unit, also called swish: `y = x / (1 + exp(-x))`.
///
/// **Source:** Elfwing, Uchibe and Doya 2018, *Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning*; PyTorch, `torch.nn.SiLU`.
public record Silu() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x / (1 + Binary64.exp(-x));
    }

    @Override
    public double slope(double x) {
        double s = Logistic.sigmoid(x);
        return s * (1 + x * (1 - s));
    }
}
