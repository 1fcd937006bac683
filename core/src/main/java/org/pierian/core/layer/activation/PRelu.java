package org.pierian.core.layer.activation;

import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Combination;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.GradientSum;
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

/// Rectified linear unit with a learned slope below zero: `y = x` where `x > 0`, else `weight * x`, with one
/// weight or one for each channel.
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, channels, ...]` |
/// | `y`, `dy` | `[batch, channels, ...]` |
/// | `weight`  | `[1]` or `[channels]`    |
///
/// The gradient of a weight is a chain over the examples of the 64-lane sum of `dy * x` where `x` is not above
/// 0, else 0, over what has that weight in an example.
///
/// **Source:** He, Zhang, Ren and Sun 2015, *Delving deep into rectifiers*, eq. 1 and 8; PyTorch,
/// `torch.nn.PReLU`.
public final class PRelu implements Layer {

    private static final Combination WEIGHT_GRADIENT = (x, dy) -> x > 0f ? 0f : dy * x;

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final List<Slope> slopes; // of every weight
    private final int area; // elements of an example with one weight
    private final PerBatch<Tensor> products; // of dy and x, of their shape

    private PRelu(Site site, TensorType in, Parameter weight) {
        int count = weight.shape().size();
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.slopes = IntStream.range(0, count).mapToObj(i -> new Slope()).toList();
        this.area = in.shape().size() / count;
        this.products = new PerBatch<>(site.batch(in.shape())::rows);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        readSlopes();
        for (int plane = 0, c = 0; plane < x.size(); plane += area) {
            elementwise.activate(slopes.get(c), plane, plane + area, x, y);
            c = c + 1 == slopes.size() ? 0 : c + 1;
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        readSlopes();
        for (int plane = 0, c = 0; plane < dx.size(); plane += area) {
            elementwise.activationGradient(slopes.get(c), plane, plane + area, x, y, dy, dx);
            c = c + 1 == slopes.size() ? 0 : c + 1;
        }
        Tensor all = products.of(x.rows());
        elementwise.combine(WEIGHT_GRADIENT, 0, x.size(), x, dy, all);
        GradientSum gradient = weight.gradient().next();
        reductions.sumPlanes(area, all, gradient.tensor(), gradient.store());
    }

    private void readSlopes() {
        for (int i = 0; i < slopes.size(); i++) {
            slopes.get(i).value = weight.value().get(i);
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

    /// The function with one weight.
    private static final class Slope implements Activation {

        private float value;

        @Override
        public float value(float x) {
            return x > 0f ? x : value * x;
        }

        @Override
        public float gradient(float x, float y, float dy) {
            return x > 0f ? dy : value * dy;
        }

        @Override
        public boolean inPlace() {
            return false; // a negative slope gives outputs that do not tell the sign of the input
        }

        @Override
        public boolean readsOutput() {
            return false;
        }
    }

    /// The activation before it knows its input.
    ///
    /// @param numParameters 1, or the length of an example's first axis
    /// @param init what the weights start with
    public record Plan(int numParameters, double init) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            if (!in.isNumbers()) {
                throw new ShapeException("prelu wants numbers, got " + in);
            }
            if (numParameters != 1 && (in.shape().rank() == 0 || in.shape().dim(0) != numParameters)) {
                throw new ShapeException("prelu has num_parameters " + numParameters
                        + ", which must be 1 or the number of channels, the first axis of " + in);
            }
            return in;
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", Shape.of(numParameters)));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Initializer constant = new Initializer.Constant((float) init);
            return new PRelu(site, in, site.parameter("weight", Shape.of(numParameters), false, constant));
        }
    }
}
