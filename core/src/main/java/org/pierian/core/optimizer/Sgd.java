package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.layer.Gradient;
import org.pierian.core.layer.Parameter;

/// Stochastic gradient descent with momentum, dampening, Nesterov's look ahead and weight decay.
///
/// `g' = g + decay * p; b = momentum * b + (1 - dampening) * g'` (the first time `b = g'`), then `p = p - rate
/// * b`, or
/// with Nesterov `p = p - rate * (g' + momentum * b)`.
///
/// **Source:** Sutskever, Martens, Dahl and Hinton 2013; the form of PyTorch's `torch.optim.SGD`.
public final class Sgd implements Optimizer {

    private final List<Parameter> parameters;
    private final List<State> buffers;
    private final Options options;
    private double learningRate;
    private boolean started;

    /// What changes a step.
    ///
    /// @param learningRate size of a step, above 0, until it is set anew
    /// @param momentum weight of the past, 0 to below 1
    /// @param dampening part of the new gradient that is left out, 0 to 1
    /// @param nesterov whether to look ahead
    /// @param weightDecay added to the gradient, times the parameter, at least 0
    public record Options(
            double learningRate, double momentum, double dampening, boolean nesterov, double weightDecay) {}

    /// @param parameters what to change
    /// @param options what changes a step
    public Sgd(List<Parameter> parameters, Options options) {
        this.parameters = parameters;
        this.buffers = Optimizer.zeros(parameters, "momentum");
        this.options = options;
        this.learningRate = options.learningRate;
    }

    @Override
    public void step() {
        float rest = started ? (float) (1 - options.dampening) : 1f;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Gradient g = p.gradient();
            for (int from = 0; from < g.size(); from = g.end()) {
                g.prepare(from);
                Kernels.updates()
                        .sgd(
                                from,
                                g.end(),
                                (float) learningRate,
                                (float) options.momentum,
                                rest,
                                (float) options.weightDecay,
                                options.nesterov,
                                g.data(),
                                g.first(),
                                buffers.get(i).tensor().data(),
                                p.value().data());
            }
        }
        started = true;
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public List<State> state() {
        return buffers;
    }

    @Override
    public void resumeAt(long steps) {
        started = steps > 0;
    }
}
