package org.pierian.core.layer.attention;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Rotation;
import org.pierian.core.backend.Store;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.CountedSteps;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
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

/// Multi-head self-attention: each step of a sequence becomes a weighted mean of the values of all steps, or of
/// those up to it.
///
/// | tensor            | shape                                         |
/// |-------------------|-----------------------------------------------|
/// | `x`, `dx`         | `[batch, time, features]`                     |
/// | `y`, `dy`         | `[batch, time, features]`                     |
/// | `in_proj_weight`  | `[(heads + 2 kv_heads) * head_dim, features]` |
/// | `in_proj_bias`    | `[(heads + 2 kv_heads) * head_dim]`           |
/// | `out_proj.weight` | `[features, heads * head_dim]`                |
/// | `out_proj.bias`   | `[features]`                                  |
///
/// `[q | k | v] = x in_proj_weight^T + in_proj_bias`; for each head `o = softmax(q k^T / sqrt(head_dim)) v`, see
/// [Attention]; `y = [o of all heads] out_proj.weight^T + out_proj.bias`. While training, dropout sets weights to
/// zero and multiplies the others by `1 / (1 - p)`; the weights of the steps that count, in the order of (example,
/// head, query, key), take the random numbers of a training step one after the other.
///
/// Steps behind an example's length are left out of every sum, also of the gradients of the parameters, which are
/// sums over the steps that count, example after example. There outputs and input gradients are zero.
///
/// **Source:** Vaswani et al. 2017, *Attention is all you need*, sec. 3.2; PyTorch,
/// `torch.nn.MultiheadAttention`; Ainslie et al. 2023, *GQA*, for shared heads; Beltagy et al. 2020,
/// *Longformer*, sec. 3.1, for windows.
public final class SelfAttention implements Layer {

    private final MatMul matMul;
    private final Elementwise elementwise;
    private final Reductions reductions;
    private final Attention attention;
    private final AttentionWeights weights;
    private final AttentionDropout dropout;
    private final CountedSteps steps;
    private final AttentionMemory memory;
    private final PerBatch<AttentionMemory.Views> views; // by their number of rows

    SelfAttention(
            TensorType in,
            Site site,
            AttentionGeometry geometry,
            Rotation rotation,
            AttentionWeights weights,
            AttentionDropout dropout) {
        this.matMul = site.backend().matMul();
        this.elementwise = site.backend().elementwise();
        this.reductions = site.backend().reductions();
        this.attention = site.backend().attention(geometry, rotation, site.maxBatch());
        this.weights = weights;
        this.dropout = dropout;
        this.steps = new CountedSteps(elementwise, geometry.time(), in.padded(), site.maxBatch());
        this.memory = AttentionMemory.of(in, geometry, site);
        this.views = new PerBatch<>(memory::views);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        steps.read(pass, x.rows());
        AttentionMemory.Views views = views();
        Tensor in = x;
        Tensor out = y;
        if (!steps.isFull()) {
            in = views.in();
            out = views.out();
            steps.pack(x, in);
        }
        if (steps.count() > 0) {
            project(in, weights.in(), weights.inBias(), views.projected());
            Tensor keep = pass.mode() == Mode.TRAIN ? dropout.draw(pass, steps) : Tensor.NONE;
            attention.forward(x.rows(), steps.starts(), views.projected(), keep, views.mixed());
            project(views.mixed(), weights.out(), weights.outBias(), out);
        }
        if (!steps.isFull()) {
            steps.unpack(out, y);
        }
    }

    /// Views of the rows of a batch; with padding there may be some more rows, of which nothing is read.
    private AttentionMemory.Views views() {
        int count = steps.count();
        return views.of(steps.isFull() ? count : memory.roundedUp(count));
    }

    /// `y = x W^T + b`.
    private void project(Tensor x, Parameter weight, Optional<Parameter> bias, Tensor y) {
        matMul.multiply(x.matrix(), weight.value().matrix(), y.matrix(), Store.WRITE);
        if (bias.isPresent()) {
            elementwise.addToRows(bias.get().value(), y);
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        AttentionMemory.Views views = views();
        Tensor in = x;
        Tensor dOut = dy;
        Tensor dIn = dx;
        if (!steps.isFull()) {
            in = views.in(); // packed by the forward pass
            dOut = views.out();
            dIn = dx.isNone() ? dx : views.out();
            steps.pack(dy, dOut);
            views.silence(steps.count(), views.mixed(), dOut);
            views.silence(steps.count(), in, views.dProjected());
        }
        gradients(views.mixed(), dOut, weights.out(), weights.outBias());
        if (steps.count() > 0) {
            inputGradient(dOut, weights.out(), views.dMixed());
            attention.backward(
                    steps.examples(),
                    steps.starts(),
                    views.projected(),
                    dropout.drawn(),
                    views.dMixed(),
                    views.dProjected());
        }
        gradients(in, views.dProjected(), weights.in(), weights.inBias());
        if (!dx.isNone()) {
            if (steps.count() > 0) {
                inputGradient(views.dProjected(), weights.in(), dIn);
            }
            if (!steps.isFull()) {
                steps.unpack(dIn, dx);
            }
        }
    }

    /// `dW^T = x^T dy` and `db = sum over the rows of dy`.
    private void gradients(Tensor x, Tensor dy, Parameter weight, Optional<Parameter> bias) {
        matMul.multiply(x.matrix().transposed(), dy.matrix(), weight.gradient());
        if (bias.isPresent()) {
            GradientSum gradient = bias.get().gradient().next();
            reductions.sumColumns(dy, gradient.tensor(), gradient.store());
        }
    }

    /// `dx = dy W`.
    private void inputGradient(Tensor dy, Parameter weight, Tensor dx) {
        matMul.multiply(dy.matrix(), weight.value().matrix().transposed(), dx.matrix(), Store.WRITE);
    }

    @Override
    public Needs needs() {
        return Needs.BATCH.withoutOutput();
    }

    @Override
    public List<Parameter> parameters() {
        return weights.all();
    }

    /// Self-attention before it knows its input.
    ///
    /// @param numHeads query heads
    /// @param causal whether a step sees itself and those before it only
    /// @param dropProbability chance of a weight to be zeroed while training, 0 to below 1
    /// @param headDim numbers of a query, a key and a value; `features / numHeads` where nothing is written
    /// @param numKeyValueHeads heads of keys and values, a divisor of `numHeads`
    /// @param rotary how queries and keys are turned by their position
    /// @param window how many steps a step sees at most, itself included, in a causal attention
    /// @param init how `in_proj_weight` starts
    /// @param outInit how `out_proj.weight` starts
    /// @param biasInit how both biases start; empty for a layer without
    public record Plan(
            int numHeads,
            boolean causal,
            double dropProbability,
            OptionalInt headDim,
            int numKeyValueHeads,
            Optional<Rotary> rotary,
            OptionalInt window,
            Initializer init,
            Initializer outInit,
            Optional<Initializer> biasInit)
            implements LayerPlan {

        @Override
        public boolean isRandom() {
            return dropProbability > 0;
        }

        @Override
        public TensorType output(TensorType in) {
            Shape shape = in.shape();
            if (!in.isNumbers() || shape.rank() != 2) {
                throw new ShapeException("self_attention wants numbers of [time, features], got " + in);
            }
            if (headDim.isEmpty() && shape.last() % numHeads != 0) {
                throw new ShapeException("self_attention wants features that its " + numHeads + " heads can share, got "
                        + shape + "; change num_heads, or write head_dim");
            }
            if (rotary.isPresent() && headDim(in) % 2 != 0) {
                throw new ShapeException(
                        "self_attention with rotary wants an even number of features for each head, got " + headDim(in)
                                + " of " + shape + "; change num_heads, or write head_dim");
            }
            return in;
        }

        private int headDim(TensorType in) {
            return headDim.orElse(in.shape().last() / numHeads);
        }

        private AttentionGeometry geometry(TensorType in) {
            int time = in.shape().dim(0);
            return new AttentionGeometry(
                    time, numHeads, numKeyValueHeads, headDim(in), causal, Math.min(time, window.orElse(time)));
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            AttentionGeometry g = geometry(in);
            int features = in.shape().last();
            ParameterShape inWeight = new ParameterShape("in_proj_weight", Shape.of(g.width(), features));
            ParameterShape outWeight = new ParameterShape("out_proj.weight", Shape.of(features, g.mixedWidth()));
            if (biasInit.isEmpty()) {
                return List.of(inWeight, outWeight);
            }
            return List.of(
                    inWeight,
                    new ParameterShape("in_proj_bias", Shape.of(g.width())),
                    outWeight,
                    new ParameterShape("out_proj.bias", Shape.of(features)));
        }

        @Override
        public long multiplyAdds(TensorType in) {
            AttentionGeometry g = geometry(in);
            long products = (long) in.shape().size() * (g.width() + g.mixedWidth());
            return products + 2 * g.weights() * g.headDim();
        }

        @Override
        public long scratch(TensorType in, int maxBatch) {
            AttentionGeometry g = geometry(in);
            long square = (long) g.time() * g.time();
            long dropped = dropProbability == 0 ? 0 : maxBatch * g.weights() * (in.padded() ? 2 : 1);
            return AttentionMemory.size(in, g, maxBatch) + g.keptWeights(maxBatch) + dropped + 3 * square;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            AttentionGeometry g = geometry(in);
            Rotation rotation = rotary.map(r -> r.rotation(g.time(), g.headDim(), site.backend()))
                    .orElse(Rotation.NONE);
            return new SelfAttention(in, site, g, rotation, weights(in, g, site), dropout(in, g, site));
        }

        private AttentionDropout dropout(TensorType in, AttentionGeometry g, Site site) {
            return new AttentionDropout(g, in.padded(), site, dropProbability);
        }

        private AttentionWeights weights(TensorType in, AttentionGeometry g, Site site) {
            int features = in.shape().last();
            return new AttentionWeights(
                    site.parameter("in_proj_weight", Shape.of(g.width(), features), true, init),
                    biasInit.map(b -> site.parameter("in_proj_bias", Shape.of(g.width()), false, b)),
                    site.parameter("out_proj.weight", Shape.of(features, g.mixedWidth()), true, outInit),
                    biasInit.map(b -> site.parameter("out_proj.bias", Shape.of(features), false, b)));
        }
    }
}
