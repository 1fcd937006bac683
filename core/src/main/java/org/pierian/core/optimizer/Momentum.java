package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Updates;
import org.pierian.core.layer.Gradient;
import org.pierian.core.layer.Parameter;

/// A step against a running average of the gradients: `u = momentum * u + (1 - momentum) * g; p = p - rate *
/// u`.
///
/// This averaging form is PyTorch's momentum with `dampening` equal to `momentum`: at 0.99 a step is 100 times
/// shorter than in the form without dampening.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Momentum`.
public final class Momentum implements Optimizer {

    private final List<Parameter> parameters;
    private final List<State> averages;
    private float rate;
    private final float momentum;
    private final float rest;

    /// @param parameters what to change
    /// @param learningRate size of a step, above 0
    /// @param momentum weight of the past, 0 to below 1
    public Momentum(List<Parameter> parameters, double learningRate, double momentum) {
        this.parameters = parameters;
        this.averages = Optimizer.zeros(parameters, "momentum");
        this.rate = (float) learningRate;
        this.momentum = (float) momentum;
        this.rest = (float) (1 - momentum);
    }

    @Override
    public void step() {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            float[] average = averages.get(i).tensor().data();
            Gradient g = p.gradient();
            float[] value = p.value().data();
            if (g.isProduct() && g.columns() >= Updates.LEAST_COLUMNS) {
                int rows = g.size() / g.columns();
                Kernels.updates()
                        .momentumOfProduct(
                                0, rows, g.columns(), rate, momentum, rest, g.column(), g.row(), average, value);
                continue;
            }
            for (int from = 0; from < g.size(); from = g.end()) {
                g.prepare(from);
                Kernels.updates().momentum(from, g.end(), rate, momentum, rest, g.data(), g.first(), average, value);
            }
        }
    }

    @Override
    public void setLearningRate(double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public List<State> state() {
        return averages;
    }
}
