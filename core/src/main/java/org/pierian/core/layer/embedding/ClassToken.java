package org.pierian.core.layer.embedding;

import java.util.List;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Lookup;
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
/// The gradient of the weight is a chain of additions over the examples of `dy[0, :]`.
///
/// **Source:** Devlin et al. 2019, *BERT*, sec. 3; Dosovitskiy et al. 2021, *An image is worth 16x16 words*, eq.
/// 1.
public final class ClassToken implements Layer {

    private final Lookup lookup;
    private final Reductions reductions;
    private final Parameter weight;
    private final Tensor table; // the weight as a table of one row
    private final Tensor zeros; // the index of that row, for every example
    private final PerBatch<Tensor> tokens; // the first step of each example, or its gradient
    private final Rearrangement token;
    private final Rearrangement steps;

    private ClassToken(Site site, Shape example, Parameter weight) {
        int features = example.last();
        int out = example.size() + features;
        this.lookup = site.backend().lookup();
        this.reductions = site.backend().reductions();
        this.weight = weight;
        this.table = weight.value().reshape(Shape.of(1, features));
        this.zeros = site.batch(Shape.of());
        this.tokens = new PerBatch<>(site.batch(Shape.of(features))::rows);
        this.token = site.backend().rearrangement(new Moves(features, out, List.of(run(features, 0))));
        this.steps =
                site.backend().rearrangement(new Moves(example.size(), out, List.of(run(example.size(), features))));
    }

    private static Move run(int count, int to) {
        return new Move(0, to, List.of(new Move.Axis(count, 1, 1)));
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Tensor first = tokens.of(x.rows());
        lookup.read(0, x.rows(), zeros, table, first);
        token.forward(0, x.rows(), first, y);
        steps.forward(0, x.rows(), x, y);
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Tensor first = tokens.of(x.rows());
        token.backward(0, x.rows(), dy, first);
        Gradient gradient = weight.gradient();
        reductions.sumColumns(first, gradient.tensor(), gradient.use()); // dw = sum over the examples of dy[0]
        if (!dx.isNone()) {
            steps.backward(0, x.rows(), dy, dx);
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
            return in.withShape(Shape.of(in.shape().dim(0) + 1, in.shape().last()));
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return List.of(new ParameterShape("weight", Shape.of(in.shape().last())));
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            return (long) maxBatch * (in.shape().last() + 1);
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Parameter weight = site.parameter("weight", Shape.of(in.shape().last()), false, init);
            return new ClassToken(site, in.shape(), weight);
        }
    }
}
