package org.pierian.core.layer.basic;

import java.util.List;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.Reductions;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Multiplies one axis by a learned vector: `y[i, j, k] = x[i, j, k] * weight[j]`.
///
/// | tensor    | last axis                | first axis of images               |
/// |-----------|--------------------------|------------------------------------|
/// | `x`, `dx` | `[batch, ..., features]` | `[batch, channels, height, width]` |
/// | `y`, `dy` | `[batch, ..., features]` | `[batch, channels, height, width]` |
/// | `weight`  | `[features]`             | `[channels]`                       |
///
/// The gradient of the weight is taken of `dy * x`: over the last axis a chain over the rows, elsewhere a chain
/// over the planes' 64-lane sums.
///
/// **Source:** Touvron, Cord, Sablayrolles, Synnaeve and Jégou 2021, *Going deeper with image transformers*,
/// sec. 2.2.
public final class LayerScale implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final int behind;
    private final PerBatch<Tensor> products; // of dy and x, [batch, ..., features] or [batch, ...]

    private LayerScale(Site site, Axis axis, Parameter weight) {
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.behind = axis.behind();
        this.products = new PerBatch<>(site.batch(Shape.of(axis.before(), axis.size(), axis.behind()))::rows);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        elementwise.multiplyPlanes(0, x.size(), behind, weight.value(), x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Tensor all = products.of(x.rows());
        GradientSum gradient = weight.gradient().next();
        elementwise.multiply(0, x.size(), dy, x, all);
        if (!dx.isNone()) {
            elementwise.multiplyPlanes(0, dx.size(), behind, weight.value(), dy, dx);
        }
        if (behind == 1) {
            reductions.sumColumns(all, gradient.tensor(), gradient.store());
        } else {
            reductions.sumPlanes(behind, all, gradient.tensor(), gradient.store());
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    /// A layer scale before it knows its input.
    ///
    /// @param initial what the vector starts with
    /// @param dim the axis, counted as [Axis#of] does
    public record Plan(double initial, int dim) implements LayerPlan {

        private Axis axis(TensorType in) {
            return Axis.of("layer_scale", dim, in);
        }

        @Override
        public TensorType output(TensorType in) {
            axis(in);
            return in;
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", Shape.of(axis(in).size())));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Axis axis = axis(in);
            Initializer constant = new Initializer.Constant((float) initial);
            return new LayerScale(site, axis, site.parameter("weight", Shape.of(axis.size()), false, constant));
        }
    }
}
