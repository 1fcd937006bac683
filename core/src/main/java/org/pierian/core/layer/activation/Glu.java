package org.pierian.core.layer.activation;

import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.PerBatch;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Matrix;
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
    private final PerBatch<Matrix> valueRows;
    private final PerBatch<Matrix> workRows;
    private final PerBatch<Halves> inputs = new PerBatch<>(_ -> new Halves());
    private final PerBatch<Halves> inputGradients = new PerBatch<>(_ -> new Halves());

    private Glu(Site site, Axis axis, Shape out) {
        this.elementwise = site.backend().elementwise();
        this.axis = axis;
        this.values = site.batch(out);
        this.gates = site.batch(out);
        this.work = site.batch(out);
        this.valueRows = rows(values);
        this.workRows = rows(work);
    }

    /// Half an axis, with what is behind it, as a row.
    private int half() {
        return axis.size() / 2 * axis.behind();
    }

    private PerBatch<Matrix> rows(Tensor tensor) {
        return new PerBatch<>(batch -> Matrix.of(tensor.buffer(), 0, batch * axis.before(), half()));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Halves halves = inputs.of(x.rows()).of(x);
        elementwise.copy(halves.first, valueRows.of(x.rows()));
        elementwise.copy(halves.second, workRows.of(x.rows()));
        elementwise.activate(StandardActivation.SIGMOID, 0, y.size(), work, gates);
        elementwise.multiply(0, y.size(), values, gates, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (dx.isNone()) {
            return;
        }
        Halves halves = inputGradients.of(x.rows()).of(dx);
        Matrix rows = workRows.of(x.rows());
        elementwise.multiply(0, dy.size(), dy, gates, work);
        elementwise.copy(rows, halves.first);
        elementwise.multiply(0, dy.size(), dy, values, work);
        elementwise.activationGradient(StandardActivation.SIGMOID, 0, dy.size(), work, gates, work, work);
        elementwise.copy(rows, halves.second);
    }

    /// The halves of a tensor, made again only when another tensor comes.
    private final class Halves {

        private Tensor tensor = Tensor.NONE;
        private Matrix first = Tensor.NONE.matrix();
        private Matrix second = Tensor.NONE.matrix();

        @SuppressWarnings("ReferenceEquality") // which tensor it is is what is asked for
        Halves of(Tensor x) {
            if (x != tensor) {
                tensor = x;
                first = half(0);
                second = half(Glu.this.half());
            }
            return this;
        }

        private Matrix half(int offset) {
            int half = Glu.this.half();
            return Matrix.of(tensor.buffer(), offset, tensor.rows() * axis.before(), half, 2 * half, 1);
        }
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
            int[] dims = in.shape().toArray();
            dims[axis.index()] /= 2;
            return in.withShape(Shape.of(dims)).padded(in.padded() && axis.index() > 0);
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
