package org.pierian.core.layer.embedding;

import java.util.List;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.backend.Rearrangement;
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

/// Makes a vector of each feature, along a learned line: `y[i, :] = x[i] * weight[i, :] + bias[i, :]`.
///
/// | tensor    | shape                               |
/// |-----------|-------------------------------------|
/// | `x`, `dx` | `[batch, features]`                 |
/// | `y`, `dy` | `[batch, features, embedding_dim]`  |
/// | `weight`  | `[features, embedding_dim]`         |
/// | `bias`    | `[features, embedding_dim]`         |
///
/// The gradients of weight and bias are chains over the examples of `dy * x` and `dy`; that of the input is one
/// over the vector of `dy * weight`.
///
/// **Source:** Gorishniy, Rubachev, Khrulkov and Babenko 2021, *Revisiting deep learning models for tabular data*,
/// sec. 3.3.
public final class NumericEmbedding implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final Parameter bias;
    private final Rearrangement repetition; // of each feature, once for each element of its vector
    private final PerBatch<Tensor> repeated; // the features of the last forward pass
    private final PerBatch<Tensor> products;

    private NumericEmbedding(Site site, Parameter weight, Parameter bias) {
        Shape shape = weight.shape();
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.bias = bias;
        this.repetition = site.backend().rearrangement(repetition(shape.dim(0), shape.dim(1)));
        this.repeated = new PerBatch<>(site.batch(shape)::rows);
        this.products = new PerBatch<>(site.batch(shape)::rows);
    }

    /// The first element of every vector, then the others, whose gradients are added to those.
    private static Moves repetition(int features, int dim) {
        Move first = new Move(0, 0, List.of(new Move.Axis(features, 1, dim)));
        Move others = new Move(0, 1, List.of(new Move.Axis(features, 1, dim), new Move.Axis(dim - 1, 0, 1)));
        return new Moves(features, features * dim, dim == 1 ? List.of(first) : List.of(first, others));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor features = repeated.of(x.rows());
        repetition.forward(0, x.rows(), x, features);
        elementwise.multiplyByRow(weight.value(), features, y);
        elementwise.addToRows(bias.value(), y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Tensor terms = products.of(x.rows());
        elementwise.multiply(0, dy.size(), dy, repeated.of(x.rows()), terms);
        GradientSum dWeight = weight.gradient().next();
        reductions.sumColumns(terms, dWeight.tensor(), dWeight.store()); // dw = sum over the examples of dy * x
        GradientSum dBias = bias.gradient().next();
        reductions.sumColumns(dy, dBias.tensor(), dBias.store()); // db = sum over the examples of dy
        if (!dx.isNone()) {
            elementwise.multiplyByRow(weight.value(), dy, terms);
            repetition.backward(0, x.rows(), terms, dx); // dx = sum over the vector of dy * w
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

    /// The layer before it knows its input.
    ///
    /// @param embeddingDim elements of a vector
    /// @param init how the weight starts
    /// @param biasInit how the bias starts
    public record Plan(int embeddingDim, Initializer init, Initializer biasInit) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            if (!in.isNumbers() || in.shape().rank() != 1) {
                throw new ShapeException("numeric_embedding wants numbers of [features], got " + in);
            }
            return TensorType.numbers(weightShape(in)).padded(in.padded());
        }

        private Shape weightShape(TensorType in) {
            return in.shape().append(embeddingDim);
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", weightShape(in)), new ParameterShape("bias", weightShape(in)));
        }

        @Override
        public long multiplyAdds(TensorType in) {
            return weightShape(in).size();
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return 2L * maxBatch * weightShape(in).size();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Parameter weight = site.parameter("weight", weightShape(in), false, init);
            return new NumericEmbedding(site, weight, site.parameter("bias", weightShape(in), false, biasInit));
        }
    }
}
