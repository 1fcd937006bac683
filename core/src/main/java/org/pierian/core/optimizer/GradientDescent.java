package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.layer.Gradient;
import org.pierian.core.layer.Parameter;

/// A step against the gradient: `p = p - rate * g`.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `GradientDescent`.
public final class GradientDescent implements Optimizer {

    private final List<Parameter> parameters;
    private float rate;

    /// @param parameters what to change
    /// @param learningRate size of a step, above 0
    public GradientDescent(List<Parameter> parameters, double learningRate) {
        this.parameters = parameters;
        this.rate = (float) learningRate;
    }

    @Override
    public void step() {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Gradient g = p.gradient();
            float[] value = p.value().data();
            for (int from = 0; from < g.size(); from = g.end()) {
                g.prepare(from);
                Kernels.updates().gradientDescent(from, g.end(), rate, g.data(), g.first(), value);
            }
        }
    }

    @Override
    public void setLearningRate(double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public List<State> state() {
        return List.of();
    }
}
