package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.kernel.MatMul;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;

/// Affine map of every example in the batch: `y = x Wᵀ + b`.
///
/// | tensor    | shape                       | meaning                                      |
/// |-----------|-----------------------------|----------------------------------------------|
/// | `x`, `dx` | `[batch, in]`               | input and its gradient                       |
/// | `y`, `dy` | `[batch, out]`              | output and its gradient                      |
/// | `weight`  | `[out, in]`, transposed     | row `o` holds the weights of output unit `o` |
/// | `bias`    | `[out]`                     | added after the sum                          |
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Linear`, here over a batch.
public final class Linear implements Layer {

    private final int in;
    private final int out;
    private final Parameter weight;
    private final List<Parameter> bias; // one, or none
    private final List<Parameter> parameters;

    private Linear(int in, int out, Parameter weight, List<Parameter> bias) {
        this.in = in;
        this.out = out;
        this.weight = weight;
        this.bias = bias;
        List<Parameter> all = new ArrayList<>(bias);
        all.addFirst(weight);
        this.parameters = List.copyOf(all);
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        int batch = x.rows();
        multiply(batch, x.data(), y.data());
        if (!bias.isEmpty()) {
            Kernels.maps().addToRows(batch, out, bias.getFirst().value().data(), y.data()); // + b on every row
        }
    }

    /// `y = x Wᵀ`
    private void multiply(int batch, float[] x, float[] y) {
        if (batch != 1 || !weight.settleAndMultiply(x, y)) {
            Kernels.matMul()
                    .multiply(batch, out, in, x, 0, in, 1, weight.value().data(), 0, out, 1, y, 0, out);
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        int batch = x.rows();
        MatMul matMul = Kernels.matMul();
        weightGradient(batch, x.data(), dy.data());
        if (!bias.isEmpty()) {
            Kernels.maps()
                    .sumColumns(batch, out, dy.data(), bias.getFirst().grad().data()); // db = sum over the batch of dy
        }
        if (!dx.isNone()) {
            matMul.multiply(
                    batch,
                    in,
                    out,
                    dy.data(),
                    0,
                    out,
                    1,
                    weight.value().data(),
                    0,
                    1,
                    out,
                    dx.data(),
                    0,
                    in); // dx = dy W
        }
    }

    /// `dWᵀ = xᵀ dy`
    private void weightGradient(int batch, float[] x, float[] dy) {
        if (batch == 1) {
            weight.gradient().product(x, dy, out);
        } else {
            float[] dw = weight.grad().data();
            Kernels.matMul().multiply(in, out, batch, x, 0, 1, in, dy, 0, out, 1, dw, 0, out);
        }
    }

    @Override
    public boolean readsOutput() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /// A linear layer before it knows its input.
    ///
    /// @param outFeatures number of outputs
    /// @param inFeatures number of inputs, where the person wrote it
    /// @param bias whether a bias is added
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts
    public record Plan(
            int outFeatures, OptionalInt inFeatures, boolean bias, Initializer weightInit, Initializer biasInit)
            implements LayerPlan {

        @Override
        public Shape outputShape(Shape in) {
            if (in.rank() != 1) {
                throw new ShapeException("linear wants a flat input, got " + in);
            }
            if (inFeatures.isPresent() && inFeatures.getAsInt() != in.dim(0)) {
                throw new ShapeException(
                        "linear wants an input of [" + inFeatures.getAsInt() + "] (its in_features), got " + in);
            }
            return Shape.of(outFeatures);
        }

        @Override
        public List<ParameterShape> parameterShapes(Shape in) {
            ParameterShape weight = new ParameterShape("weight", Shape.of(outFeatures, in.dim(0)));
            return bias ? List.of(weight, new ParameterShape("bias", Shape.of(outFeatures))) : List.of(weight);
        }

        @Override
        public long multiplyAdds(Shape in) {
            return (long) in.dim(0) * outFeatures;
        }

        @Override
        public Layer build(Shape in, Site site) {
            Shape weightShape = Shape.of(outFeatures, in.dim(0));
            Parameter weight = site.parameter("weight", weightShape, true, weightInit);
            List<Parameter> biases =
                    bias ? List.of(site.parameter("bias", Shape.of(outFeatures), false, biasInit)) : List.of();
            return new Linear(in.dim(0), outFeatures, weight, biases);
        }
    }
}
