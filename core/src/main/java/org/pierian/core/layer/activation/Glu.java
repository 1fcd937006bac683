package org.pierian.core.layer.activation;

import org.pierian.core.backend.Blocks;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Gated linear unit: divides one axis into halves `a` and `b` and gives `y = a * sigmoid(b)`.
///
/// | tensor    | last axis                    | first axis of images                   |
/// |-----------|------------------------------|----------------------------------------|
/// | `x`, `dx` | `[batch, ..., 2 * features]` | `[batch, 2 * channels, height, width]` |
/// | `y`, `dy` | `[batch, ..., features]`     | `[batch, channels, height, width]`     |
///
/// With `s = sigmoid(b)` the gradients are `da = dy * s` and `db = (dy * a) * (s * (1 - s))`.
///
/// **Source:** Dauphin, Fan, Auli and Grangier 2017, *Language modeling with gated convolutional networks*,
/// sec. 2; PyTorch, `torch.nn.GLU`.
public final class Glu implements Layer {

    private final Elementwise elementwise;
    private final Axis axis;
    private final Tensor values; // a of the last forward pass, [max batch, ..., features]
    private final Tensor gates; // s, likewise
    private final Tensor work; // likewise
    private final Blocks first; // a, with what is behind it, in x and in values
    private final Blocks second; // b, likewise
    private final Blocks firstGradient;
    private final Blocks secondGradient;

    private Glu(Site site, Axis axis, Shape out) {
        this.elementwise = site.backend().elementwise();
        this.axis = axis;
        this.values = site.batch(out);
        this.gates = site.batch(out);
        this.work = site.batch(out);
        int half = axis.size() / 2 * axis.behind();
        this.first = new Blocks(half, 0, 2 * half, 0, half);
        this.second = new Blocks(half, half, 2 * half, 0, half);
        this.firstGradient = first.back();
        this.secondGradient = second.back();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        int halves = x.rows() * axis.before();
        elementwise.copyBlocks(halves, first, x, values);
        elementwise.copyBlocks(halves, second, x, work);
        elementwise.activate(StandardActivation.SIGMOID, 0, y.size(), work, gates);
        elementwise.multiply(0, y.size(), values, gates, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (dx.isNone()) {
            return;
        }
        int halves = x.rows() * axis.before();
        elementwise.multiply(0, dy.size(), dy, gates, work);
        elementwise.copyBlocks(halves, firstGradient, work, dx);
        elementwise.multiply(0, dy.size(), dy, values, work);
        elementwise.activationGradient(StandardActivation.SIGMOID, 0, dy.size(), work, gates, work, work);
        elementwise.copyBlocks(halves, secondGradient, work, dx);
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    /// A gated linear unit before it knows its input.
    ///
    /// @param dim the axis, counted as [Axis#of] does
    public record Plan(int dim) implements LayerPlan {

        private Axis axis(TensorType in) {
            Axis axis = Axis.of("glu", dim, in);
            if (axis.size() % 2 != 0) {
                throw new ShapeException(
                        "glu wants an axis that it can halve, got " + axis.size() + " on dim " + dim + " of " + in);
            }
            return axis;
        }

        @Override
        public TensorType output(TensorType in) {
            Axis axis = axis(in);
            axis.requireFullLength("glu cannot halve", in, "choose another axis by `dim`");
            int[] dims = in.shape().toArray();
            dims[axis.index()] /= 2;
            return in.withShape(Shape.of(dims)).padded(in.padded());
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size() / 2 * 3;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return new Glu(site, axis(in), output(in).shape());
        }
    }
}
