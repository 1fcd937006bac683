package org.pierian.core.optimizer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Factors;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;

/// Steps divided by the root of averages of squared gradients, of which only the means of rows and columns are
/// remembered for a matrix, and in proportion to the size of the parameter.
///
/// In step t the newest squares count `c = t^beta2Decay`. For a vector `v = fma(c, g * g - v, v)` and `u = g /
/// sqrt(max(v, epsilon1^2))`; for a matrix see [org.pierian.core.backend.Updates#followSquares]; for a kernel,
/// each pair of
/// an output and an input channel has a matrix. Then `p = fma(-size, u, keep * p)` with `keep = 1 - rate *
/// decay` and `size = max(epsilon2, rms(p)) * min(rate, 1 / sqrt(t)) / max(1, rms(u) / d)`, the rms of p being
/// that before the step.
///
/// **Source:** Shazeer and Stern 2018, *Adafactor: adaptive learning rates with sublinear memory cost*,
/// algorithms 4 and 5; the form of PyTorch's `torch.optim.Adafactor`.
public final class Adafactor implements LayerwiseFormula, MatrixFormula, AdafactorStep, UpdateRule {

    private final Options options;
    private final double least;
    private final UpdateRule descent = this::descend;
    private float rest;
    private double relative;
    private float keep;
    private float size;

    /// How it steps.
    ///
    /// @param beta2Decay power of the step's number that the newest squares count, below 0
    /// @param epsilon1 the smallest divisor, above 0
    /// @param epsilon2 the smallest size of a parameter that counts, above 0
    /// @param d the size of a direction above which it is scaled down, above 0
    /// @param weightDecay strength of the decay, at least 0
    public record Options(double beta2Decay, double epsilon1, double epsilon2, double d, double weightDecay) {}

    /// @param options how it steps
    public Adafactor(Options options) {
        this.options = options;
        this.least = options.epsilon1 * options.epsilon1;
    }

    /// Of a vector; of a matrix the means of its rows and columns.
    @Override
    public List<String> memory() {
        return List.of("second_moment", "direction");
    }

    @Override
    public long kept(List<Shape> shapes) {
        return shapes.stream()
                .mapToLong(shape -> shape.rank() < 2
                        ? 2L * shape.size()
                        : Factors.of(shape, false).kept())
                .sum();
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rest = (float) StrictMath.pow((double) step, options.beta2Decay);
        relative = Math.min(learningRate, 1 / Math.sqrt((double) step));
        keep = (float) (1 - learningRate * options.weightDecay);
        return this;
    }

    @Override
    public void apply(Element e) {
        float g = e.gradient;
        e.first = Fma.fma(rest, g * g - e.first, e.first);
        e.second = (float) (g / Math.sqrt(Math.max(e.first, least)));
    }

    @Override
    public UpdateRule step(double parameterNorm, double directionNorm, int elements) {
        double root = Math.sqrt(elements);
        double absolute = Math.max(options.epsilon2, parameterNorm / root) * relative;
        size = (float) (absolute / Math.max(1, directionNorm / (root * options.d)));
        return descent;
    }

    private void descend(Element e) {
        e.value = Fma.fma(-size, e.gradient, keep * e.value);
    }

    @Override
    public Optional<Follower> follower(Parameter parameter, Backend backend) {
        return parameter.shape().rank() < 2
                ? Optional.empty()
                : Optional.of(new AdafactorMatrix(this, parameter, backend));
    }

    @Override
    public float rest() {
        return rest;
    }

    @Override
    public double epsilon1() {
        return options.epsilon1;
    }
}
