package org.pierian.core.layer.embedding;

import java.util.List;
import org.pierian.core.backend.Blocks;
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
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Puts one learned vector before the first step: `y[0, :] = weight` and `y[t + 1, :] = x[t, :]`.
///
/// | tensor    | shape                         |
/// |-----------|-------------------------------|
/// | `x`, `dx` | `[batch, time, features]`     |
/// | `y`, `dy` | `[batch, time + 1, features]` |
/// | `weight`  | `[features]`                  |
///
/// The gradient of the weight is a chain of additions over the examples of `dy[0, :]`. Examples that are shorter than
/// their time axis stay so, with the vector before their steps.
///
/// **Source:** Devlin et al. 2019, *BERT*, sec. 3; Dosovitskiy et al. 2021, *An image is worth 16x16 words*, eq.
/// 1.
public final class ClassToken implements Layer {

    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Parameter weight;
    private final PerBatch<Tensor> gradients; // of the first step of each example
    private final Blocks token; // from the weight to the first step of every example
    private final Blocks tokenGradient;
    private final Blocks steps;
    private final Blocks stepGradients;

    private ClassToken(Site site, Shape example, Parameter weight) {
        int features = example.last();
        int out = example.size() + features;
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.gradients = new PerBatch<>(site.batch(Shape.of(features))::rows);
        this.token = new Blocks(features, 0, 0, 0, out);
        this.tokenGradient = new Blocks(features, 0, out, 0, features);
        this.steps = new Blocks(example.size(), 0, example.size(), features, out);
        this.stepGradients = steps.back();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        elementwise.copyBlocks(x.rows(), token, weight.value(), y);
        elementwise.copyBlocks(x.rows(), steps, x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Tensor first = gradients.of(x.rows());
        elementwise.copyBlocks(x.rows(), tokenGradient, dy, first);
        GradientSum gradient = weight.gradient().next();
        reductions.sumColumns(first, gradient.tensor(), gradient.store()); // dw = sum over the examples of dy[0]
        if (!dx.isNone()) {
            elementwise.copyBlocks(x.rows(), stepGradients, dy, dx);
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

    /// A class token before it knows its input.
    ///
    /// @param init how the vector starts
    public record Plan(Initializer init) implements LayerPlan {

        @Override
        public TensorType output(TensorType in) {
            Sequence.require(in, "class_token");
            return in.withShape(Shape.of(in.shape().dim(0) + 1, in.shape().last()))
                    .padded(in.padded());
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", Shape.of(in.shape().last())));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * in.shape().last();
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Parameter weight = site.parameter("weight", Shape.of(in.shape().last()), false, init);
            return new ClassToken(site, in.shape(), weight);
        }
    }
}
