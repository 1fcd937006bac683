package org.pierian.core.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.layer.Gradient;
import org.pierian.core.layer.Parameter;

/// Steps scaled by running averages of the gradient and of its square.
///
/// `m = b1 m + (1 - b1) g'; v = b2 v + (1 - b2) g'^2; p = keep * p - rate * (m / (1 - b1^t)) / (sqrt(v / (1 -
/// b2^t)) + eps)`. Coupled decay makes `g' = g + decay * p` and `keep = 1`; decoupled decay, which is AdamW,
/// makes `g' = g` and `keep = 1 - rate * decay`.
///
/// **Source:** Kingma and Ba 2015, algorithm 1; Loshchilov and Hutter 2019, algorithm 2.
public final class Adam implements Optimizer {

    private final List<Parameter> parameters;
    private final List<State> first;
    private final List<State> second;
    private final List<State> all;
    private final Options options;
    private double learningRate;
    private long steps;

    /// What changes a step.
    ///
    /// @param learningRate size of a step, above 0, until it is set anew
    /// @param beta1 weight of the past in the average of gradients, 0 to below 1
    /// @param beta2 weight of the past in the average of squared gradients, 0 to below 1
    /// @param epsilon added to the divisor, above 0
    /// @param weightDecay strength of the decay, at least 0
    /// @param decoupled whether the decay is applied to the parameter and not through the gradient
    public record Options(
            double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {}

    /// @param parameters what to change
    /// @param options what changes a step
    public Adam(List<Parameter> parameters, Options options) {
        this.parameters = parameters;
        this.first = Optimizer.zeros(parameters, "first_moment");
        this.second = Optimizer.zeros(parameters, "second_moment");
        List<State> states = new ArrayList<>(first);
        states.addAll(second);
        this.all = List.copyOf(states);
        this.options = options;
        this.learningRate = options.learningRate;
    }

    @Override
    public void step() {
        steps++;
        double correction1 = 1 - StrictMath.pow(options.beta1, (double) steps);
        double correction2 = 1 - StrictMath.pow(options.beta2, (double) steps);
        float rate = (float) (learningRate / correction1);
        float rootScale = (float) (1 / StrictMath.sqrt(correction2));
        float coupled = options.decoupled ? 0f : (float) options.weightDecay;
        float keep = options.decoupled ? (float) (1 - learningRate * options.weightDecay) : 1f;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Gradient g = p.gradient();
            for (int from = 0; from < g.size(); from = g.end()) {
                g.prepare(from);
                Kernels.updates()
                        .adam(
                                from,
                                g.end(),
                                rate,
                                (float) options.beta1,
                                (float) (1 - options.beta1),
                                (float) options.beta2,
                                (float) (1 - options.beta2),
                                rootScale,
                                (float) options.epsilon,
                                coupled,
                                keep,
                                g.data(),
                                g.first(),
                                first.get(i).tensor().data(),
                                second.get(i).tensor().data(),
                                p.value().data());
            }
        }
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public List<State> state() {
        return all;
    }

    @Override
    public void resumeAt(long steps) {
        this.steps = steps;
    }
}
