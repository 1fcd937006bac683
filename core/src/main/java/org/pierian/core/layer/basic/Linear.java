package org.pierian.core.layer.basic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Affine map of the last axis: `y = x Wᵀ + b`.
///
/// | tensor    | shape                       | meaning                                      |
/// |-----------|-----------------------------|----------------------------------------------|
/// | `x`, `dx` | `[batch, ..., in]`          | input and its gradient                       |
/// | `y`, `dy` | `[batch, ..., out]`         | output and its gradient                      |
/// | `weight`  | `[out, in]`, transposed     | row `o` holds the weights of output unit `o` |
/// | `bias`    | `[out]`                     | added after the sum                          |
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Linear`, here over a batch.
public final class Linear implements Layer {

    private final MatMul matMul;
    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final List<Parameter> parameters;
    private final Tensor bias; // or none
    private final Gradient biasGradient;

    private Linear(Site site, Parameter weight, Optional<Parameter> bias) {
        this.matMul = site.backend().matMul();
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.parameters = Stream.concat(Stream.of(weight), bias.stream()).toList();
        this.bias = bias.map(Parameter::value).orElse(Tensor.NONE);
        this.biasGradient = bias.map(Parameter::gradient).orElse(Gradient.NONE);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        matMul.multiply(x.matrix(), weight.value().matrix(), y.matrix(), Store.WRITE); // y = x Wᵀ
        if (!bias.isNone()) {
            elementwise.addToRows(bias, y); // + b on every row
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        matMul.multiply(x.matrix().transposed(), dy.matrix(), weight.gradient()); // dWᵀ = xᵀ dy
        if (!bias.isNone()) {
            reductions.sumColumns(dy, biasGradient.tensor(), biasGradient.use()); // db = sum over the rows of dy
        }
        if (!dx.isNone()) {
            matMul.multiply(dy.matrix(), weight.value().matrix().transposed(), dx.matrix(), Store.WRITE); // dx = dy W
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /// A linear layer before it knows its input.
    ///
    /// @param outFeatures number of outputs
    /// @param inFeatures number of inputs, where the person wrote it
    /// @param weightInit how the weight starts
    /// @param biasInit how the bias starts; empty for a layer without bias
    public record Plan(int outFeatures, OptionalInt inFeatures, Initializer weightInit, Optional<Initializer> biasInit)
            implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            Shape shape = in.shape();
            if (!in.isNumbers()) {
                throw new ShapeException("linear wants numbers, got " + in);
            }
            if (shape.rank() == 0) {
                throw new ShapeException("linear wants at least one axis, got " + shape);
            }
            if (inFeatures.isPresent() && inFeatures.getAsInt() != features(in)) {
                throw new ShapeException(
                        ShapeException.Misfit.WRITTEN_FEATURES,
                        "linear wants an input of [" + inFeatures.getAsInt() + "] (its in_features), got " + shape);
            }
            return TensorType.numbers(shape.withLast(outFeatures));
        }

        private static int features(TensorType in) {
            return in.shape().last();
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            ParameterShape weight = new ParameterShape("weight", Shape.of(outFeatures, features(in)));
            return biasInit.isPresent()
                    ? List.of(weight, new ParameterShape("bias", Shape.of(outFeatures)))
                    : List.of(weight);
        }

        @Override
        public long multiplyAdds(TensorType in) {
            return (long) in.shape().size() * outFeatures;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Shape weightShape = Shape.of(outFeatures, features(in));
            Parameter weight = site.parameter("weight", weightShape, true, weightInit);
            return new Linear(site, weight, site.bias(outFeatures, biasInit));
        }
    }
}
