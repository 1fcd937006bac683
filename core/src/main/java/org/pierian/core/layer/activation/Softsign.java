package org.pierian.core.layer.activation;

/// `y = x / (1 + |x|)`, between -1 and 1.
///
/// **Source:** Bergstra, Desjardins, Lamblin and Bengio 2009, *Quadratic polynomials learn better image
/// features*; PyTorch, `torch.nn.Softsign`.
public record Softsign() implements FunctionPlan {

    @Override
    public double at(double x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    public double slope(double x) {
        double d = 1 + Math.abs(x);
        return 1 / (d * d);
    }
}
