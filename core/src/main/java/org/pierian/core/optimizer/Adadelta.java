package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.UpdateRule;

/// Steps as large as the recent ones, in proportion to the gradient and its recent size.
///
/// `g' = fma(decay, p, g); s = fma(rho, s, (rest * g') * g')` with `rest = 1 - rho`; `d = (sqrt(u + epsilon) /
/// sqrt(s + epsilon)) * g'; u = fma(rho, u, (rest * d) * d); p = fma(-rate, d, p)`.
///
/// **Source:** Zeiler 2012, *ADADELTA: an adaptive learning rate method*, algorithm 1; the form of PyTorch's
/// `torch.optim.Adadelta`.
public final class Adadelta implements Formula, UpdateRule {

    private final float rho;
    private final float rest;
    private final float epsilon;
    private final float decay;
    private float rate;

    /// @param rho weight of the past in both averages, 0 to below 1
    /// @param epsilon added below both roots, above 0
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    public Adadelta(double rho, double epsilon, double weightDecay) {
        this.rho = (float) rho;
        this.rest = (float) (1 - rho);
        this.epsilon = (float) epsilon;
        this.decay = (float) weightDecay;
    }

    @Override
    public List<String> memory() {
        return List.of("square_average", "step_average");
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = (float) learningRate;
        return this;
    }

    @Override
    public void apply(Element e) {
        float g = Fma.fma(decay, e.value, e.gradient);
        e.first = Fma.fma(rho, e.first, (rest * g) * g);
        float direction = ((float) Math.sqrt(e.second + epsilon) / (float) Math.sqrt(e.first + epsilon)) * g;
        e.second = Fma.fma(rho, e.second, (rest * direction) * direction);
        e.value = Fma.fma(-rate, direction, e.value);
    }
}
