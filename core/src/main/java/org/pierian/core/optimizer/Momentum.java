package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.Updates;
import org.pierian.core.layer.Gradient;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.PendingStep;

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
    private final List<ProductStep> products;
    private float rate;
    private final float momentum;
    private final float rest;

    /// @param parameters what to change
    /// @param learningRate size of a step, above 0
    /// @param momentum weight of the past, 0 to below 1
    public Momentum(List<Parameter> parameters, double learningRate, double momentum) {
        this.parameters = parameters;
        this.averages = Optimizer.zeros(parameters, "momentum");
        this.products = averages.stream().map(ProductStep::new).toList();
        this.rate = (float) learningRate;
        this.momentum = (float) momentum;
        this.rest = (float) (1 - momentum);
    }

    @Override
    public void step() {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Gradient g = p.gradient();
            if (g.isProduct() && g.columns() >= Updates.LEAST_COLUMNS) {
                products.get(i).begin(g, rate, momentum, rest);
                continue;
            }
            float[] average = averages.get(i).tensor().data();
            float[] value = p.value().data();
            for (int from = 0; from < g.size(); from = g.end()) {
                g.prepare(from);
                Kernels.updates().momentum(from, g.end(), rate, momentum, rest, g.data(), g.first(), average, value);
            }
        }
    }

    /// A step against a gradient that is a product, which waits for the next forward pass.
    private static final class ProductStep implements PendingStep {

        private static final float[] NONE = {};

        private final Parameter parameter;
        private final float[] average;
        private final float[] value;
        private float rate;
        private float momentum;
        private float rest;
        private float[] column = NONE;
        private float[] row = NONE;

        ProductStep(State state) {
            this.parameter = state.parameter();
            this.average = state.tensor().data();
            this.value = parameter.value().data();
        }

        /// Copies the product's factors, which the next forward pass overwrites.
        void begin(Gradient g, float rate, float momentum, float rest) {
            parameter.settle();
            if (column.length == 0) {
                column = new float[g.size() / g.columns()];
                row = new float[g.columns()];
            }
            System.arraycopy(g.column(), 0, column, 0, column.length);
            System.arraycopy(g.row(), 0, row, 0, row.length);
            this.rate = rate;
            this.momentum = momentum;
            this.rest = rest;
            parameter.defer(this);
        }

        @Override
        public void take() {
            Kernels.updates()
                    .momentumOfProduct(0, column.length, row.length, rate, momentum, rest, column, row, average, value);
        }

        @Override
        public void takeAndMultiply(float[] x, float[] y) {
            Kernels.updates()
                    .momentumOfProductAndMultiply(
                            column.length, row.length, rate, momentum, rest, column, row, average, value, x, y);
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
