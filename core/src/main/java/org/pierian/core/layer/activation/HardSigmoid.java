package org.pierian.core.layer.activation;

/// Straight lines in the place of a logistic function: `y = x / 6 + 1/2`, at least 0 and at most 1; the
/// derivative at -3 and at 3 is 0.
///
/// **Source:** Howard et al. 2019, *Searching for MobileNetV3*, sec. 5.2; PyTorch, `torch.nn.Hardsigmoid`.
public record HardSigmoid() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5;
    }

    @Override
    public double slope(double x) {
        return x > -3 && x < 3 ? 1.0 / 6 : 0;
    }
}
