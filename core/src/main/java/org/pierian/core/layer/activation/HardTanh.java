package org.pierian.core.layer.activation;

/// Straight lines in the place of a hyperbolic tangent: `y = min(max(x, -1), 1)`; the derivative at -1 and at 1
/// is 0.
///
/// **Source:** Collobert 2004, *Large scale machine learning*; PyTorch, `torch.nn.Hardtanh`.
public record HardTanh() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x <= -1 ? -1 : x >= 1 ? 1 : x;
    }

    @Override
    public double slope(double x) {
        return x > -1 && x < 1 ? 1 : 0;
    }
}
