package org.pierian.core.optimizer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;

/// Steps of the matrices that inputs are multiplied by, along what is about the nearest orthogonal matrix to
/// their momentum, and AdamW for all other parameters, such as biases and embeddings. A kernel is the matrix
/// `[out, the rest]`.
///
/// `b = fma(momentum, b, (1 - momentum) * g)` and `X = b`, or with Nesterov's look-ahead `X = fma(momentum, b,
/// (1 - momentum) * g)`; X goes through [NewtonSchulz]; `p = fma(-size, X, keep * p)` with `keep = 1 - rate *
/// decay` and `size = rate * sqrt(max(1, out / rest))`, or `rate * 0.2 * sqrt(max(out, rest))`.
///
/// **Source:** Jordan, Jin, Boza, You, Cesista, Newhouse and Bernstein 2024, *Muon: an optimizer for hidden
/// layers in neural networks*; Liu et al. 2025, *Muon is scalable for LLM training*, section 2.2; the form of
/// PyTorch's `torch.optim.Muon`.
public final class Muon implements MatrixFormula {

    private final Options options;
    private final Adam rest;
    private final double restShare;
    private final Map<Shape, NewtonSchulz> iterations = new LinkedHashMap<>();
    private double rate;

    /// How matrices step.
    ///
    /// @param momentum weight of the past in the average of gradients, 0 to below 1
    /// @param nesterov whether to look ahead
    /// @param weightDecay strength of the decay, at least 0
    /// @param steps steps of the iteration, at least 1
    /// @param epsilon the smallest norm that a matrix is divided by, above 0
    /// @param likeAdam whether the step is scaled so that elements change as much as by Adam
    public record Options(
            double momentum, boolean nesterov, double weightDecay, int steps, double epsilon, boolean likeAdam) {

        private MuonMatrix.Step step(double scale) {
            return new MuonMatrix.Step(momentum, nesterov, weightDecay, scale);
        }
    }

    /// @param options how matrices step
    /// @param rest changes all other parameters
    /// @param restShare its learning rate, divided by that of matrices
    public Muon(Options options, Adam rest, double restShare) {
        this.options = options;
        this.rest = rest;
        this.restShare = restShare;
    }

    private static boolean isMatrix(Shape shape) {
        return shape.rank() > 1 && shape.size() > 0;
    }

    /// Of what inputs are not multiplied by.
    @Override
    public List<String> memory() {
        return rest.memory();
    }

    /// Every matrix is counted as one that inputs are multiplied by.
    @Override
    public long kept(List<Shape> shapes) {
        Set<Shape> sides = new LinkedHashSet<>();
        long kept = 0;
        for (Shape shape : shapes) {
            kept += isMatrix(shape) ? shape.size() : 2L * shape.size();
            if (isMatrix(shape)) {
                int rows = shape.dim(0);
                Shape flat = Shape.of(rows, shape.size() / rows);
                kept += sides.add(flat) ? NewtonSchulz.kept(flat) : 0;
            }
        }
        return kept;
    }

    @Override
    public UpdateRule rule(long step, double learningRate) {
        rate = learningRate;
        return rest.rule(step, learningRate * restShare);
    }

    @Override
    public Optional<Follower> follower(Parameter parameter, Backend backend) {
        Shape shape = parameter.shape();
        if (!isMatrix(shape) || !parameter.isFactor()) {
            return Optional.empty();
        }
        int out = shape.dim(0);
        Shape inMemory = Shape.of(shape.size() / out, out);
        NewtonSchulz iteration = iterations.computeIfAbsent(
                inMemory, sides -> new NewtonSchulz(sides, options.steps, options.epsilon, backend));
        return Optional.of(new MuonMatrix(options.step(scale(shape)), () -> rate, parameter, iteration, backend));
    }

    /// What the rate of a matrix is multiplied by.
    private double scale(Shape shape) {
        double out = shape.dim(0);
        double others = shape.size() / out;
        return options.likeAdam ? 0.2 * Math.sqrt(Math.max(out, others)) : Math.sqrt(Math.max(1, out / others));
    }
}
