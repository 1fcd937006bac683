package org.pierian.core.layer.basic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.PaddingAsZeros;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Matrix;
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
/// | `weight`  | `[out, in]`                 | row `o` holds the weights of output unit `o` |
/// | `bias`    | `[out]`                     | added after the sum                          |
///
/// A weight of its own is transposed in memory. One that is tied to another layer's, such as an embedding, is
/// that layer's parameter and lies as it does; in a backward pass this layer comes first, so it writes the
/// gradient and the other adds to it.
///
/// Steps behind an example's length are left out of the sums of the gradients; where an example is time alone, they
/// are zeros.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Linear`, here over a batch.
public final class Linear implements Layer {

    private final MatMul matMul;
    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final Matrix matrix; // the weight as [in, out]
    private final List<Parameter> parameters;
    private final Tensor bias; // or none
    private final Gradient biasGradient;

    private Linear(Site site, Parameter weight, boolean tied, Optional<Parameter> bias) {
        this.matMul = site.backend().matMul();
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.matrix = weight.isTransposed()
                ? weight.value().matrix()
                : weight.value().matrix().transposed();
        this.parameters = Stream.concat(tied ? Stream.empty() : Stream.of(weight), bias.stream())
                .toList();
        this.bias = bias.map(Parameter::value).orElse(Tensor.NONE);
        this.biasGradient = bias.map(Parameter::gradient).orElse(Gradient.NONE);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        matMul.multiply(x.matrix(), matrix, y.matrix(), Store.WRITE); // y = x Wᵀ
        if (!bias.isNone()) {
            elementwise.addToRows(bias, y); // + b on every row
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        if (weight.isTransposed()) {
            matMul.multiply(x.matrix().transposed(), dy.matrix(), weight.gradient()); // dWᵀ = xᵀ dy
        } else {
            matMul.multiply(dy.matrix().transposed(), x.matrix(), weight.gradient()); // dW = dyᵀ x
        }
        if (!bias.isNone()) {
            GradientSum sum = biasGradient.next();
            reductions.sumColumns(dy, sum.tensor(), sum.store()); // db = sum over the rows of dy
        }
        if (!dx.isNone()) {
            matMul.multiply(dy.matrix(), matrix.transposed(), dx.matrix(), Store.WRITE); // dx = dy W
        }
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public boolean learns() {
        return true;
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
    /// @param tiedTo an earlier layer whose weight `[out, in]` is used
    public record Plan(
            int outFeatures,
            OptionalInt inFeatures,
            Initializer weightInit,
            Optional<Initializer> biasInit,
            Optional<String> tiedTo)
            implements LayerPlan {

        /// A layer with a weight of its own.
        public Plan(int outFeatures, OptionalInt inFeatures, Initializer weightInit, Optional<Initializer> biasInit) {
            this(outFeatures, inFeatures, weightInit, biasInit, Optional.empty());
        }

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
            return TensorType.numbers(shape.withLast(outFeatures)).padded(in.padded() && shape.rank() > 1);
        }

        private static int features(TensorType in) {
            return in.shape().last();
        }

        private Shape weightShape(TensorType in) {
            return Shape.of(outFeatures, features(in));
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            List<ParameterShape> own = new ArrayList<>();
            if (tiedTo.isEmpty()) {
                own.add(new ParameterShape("weight", weightShape(in)));
            }
            if (biasInit.isPresent()) {
                own.add(new ParameterShape("bias", Shape.of(outFeatures)));
            }
            return List.copyOf(own);
        }

        @Override
        public long multiplyAdds(TensorType in) {
            return (long) in.shape().size() * outFeatures;
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            if (!in.padded()) {
                return 0;
            }
            TensorType out = output(in);
            return maxBatch
                    * (out.padded()
                            ? CountedStepsLayer.size(in.shape(), out.shape())
                            : in.shape().size());
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Shape shape = weightShape(in);
            Parameter weight = tiedTo.map(layer -> site.shared(layer, "weight", shape))
                    .orElseGet(() -> site.parameter("weight", shape, true, weightInit));
            Linear linear = new Linear(site, weight, tiedTo.isPresent(), site.bias(outFeatures, biasInit));
            if (!in.padded()) {
                return linear;
            }
            TensorType out = output(in);
            return out.padded()
                    ? new CountedStepsLayer(linear, in.shape(), out.shape(), site)
                    : new PaddingAsZeros(linear, in.shape(), site);
        }
    }
}
