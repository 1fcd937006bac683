package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Reductions;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Brings the last axis of every example to mean 0 and variance 1, and scales it: `y = n * weight + bias` with
/// `n = (x - mean) * r` and `r = 1 / sqrt(variance + epsilon)`.
///
/// | tensor    | shape                   |
/// |-----------|-------------------------|
/// | `x`, `dx` | `[batch, ..., features]` |
/// | `y`, `dy` | `[batch, ..., features]` |
/// | `weight`  | `[features]`            |
/// | `bias`    | `[features]`            |
///
/// Mean and variance are two passes: each a 64-lane sum divided by the number of features, the second over the squared
/// differences from the mean. `r` is computed in binary64 and rounded once. With `g = dy * weight` the gradient
/// is `dx = ((g - n * mean(g * n)) - mean(g)) * r`; the gradients of weight and bias are chains over the rows of
/// `dy * n` and `dy`.
///
/// **Source:** Ba, Kiros and Hinton 2016, *Layer normalization*, eq. 3; PyTorch, `torch.nn.LayerNorm`.
public final class LayerNorm implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final int features;
    private final double epsilon;
    private final Parameter weight;
    private final Parameter bias;
    private final Tensor normalized; // n of the last forward pass, [max batch, ..., features]
    private final PerBatch<Tensor> work; // of the same shape
    private final Tensor scales; // r of every row of the last forward pass

    private LayerNorm(Site site, TensorType in, double epsilon, Parameter weight, Parameter bias) {
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.features = in.shape().last();
        this.epsilon = epsilon;
        this.weight = weight;
        this.bias = bias;
        this.normalized = site.batch(in.shape());
        this.work = new PerBatch<>(site.batch(in.shape())::rows);
        this.scales = site.batch(Shape.of(in.shape().size() / features));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor squares = work.of(x.rows());
        for (int row = 0, from = 0; from < x.size(); row++, from += features) {
            int to = from + features;
            float mean = reductions.sum(from, features, x) / features;
            elementwise.shift(from, to, x, -mean, normalized);
            elementwise.multiply(from, to, normalized, normalized, squares);
            float variance = reductions.sum(from, features, squares) / features;
            float scale = (float) (1 / Math.sqrt(variance + epsilon));
            elementwise.scale(from, to, normalized, scale, normalized);
            scales.buffer().set(row, scale);
        }
        elementwise.multiplyByRow(weight.value(), normalized, y);
        elementwise.addToRows(bias.value(), y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Tensor products = work.of(x.rows());
        Gradient dWeight = weight.gradient();
        elementwise.multiply(0, dy.size(), dy, normalized, products);
        reductions.sumColumns(products, dWeight.tensor(), dWeight.use()); // dw = sum over the rows of dy * n
        Gradient dBias = bias.gradient();
        reductions.sumColumns(dy, dBias.tensor(), dBias.use()); // db = sum over the rows of dy
        if (!dx.isNone()) {
            inputGradient(dy, products, dx);
        }
    }

    /// `dx = ((g - n * mean(g * n)) - mean(g)) * r` with `g = dy * weight`.
    private void inputGradient(Tensor dy, Tensor g, Tensor dx) {
        elementwise.multiplyByRow(weight.value(), dy, g);
        for (int row = 0, from = 0; from < dy.size(); row++, from += features) {
            int to = from + features;
            float mean = reductions.sum(from, features, g) / features;
            elementwise.multiply(from, to, g, normalized, dx);
            float share = reductions.sum(from, features, dx) / features;
            elementwise.scale(from, to, normalized, -share, dx);
            elementwise.add(from, to, g, dx, dx);
            elementwise.shift(from, to, dx, -mean, dx);
            elementwise.scale(from, to, dx, scales.get(row), dx);
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    /// Layer normalization before it knows its input.
    ///
    /// @param epsilon added to the variance, above 0
    public record Plan(double epsilon) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            if (!in.isNumbers() || in.shape().rank() == 0) {
                throw new ShapeException("layer_norm wants numbers with at least one axis, got " + in);
            }
            return in;
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            Shape shape = Shape.of(in.shape().last());
            return List.of(new ParameterShape("weight", shape), new ParameterShape("bias", shape));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return maxBatch
                    * (2L * in.shape().size() + in.shape().size() / in.shape().last());
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Shape shape = Shape.of(in.shape().last());
            Parameter weight = site.parameter("weight", shape, false, new Initializer.Constant(1f));
            Parameter bias = site.parameter("bias", shape, false, new Initializer.Constant(0f));
            return new LayerNorm(site, in, epsilon, weight, bias);
        }
    }
}
