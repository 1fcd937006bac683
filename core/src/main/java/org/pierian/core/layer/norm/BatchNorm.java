package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.BatchNormGeometry;
import org.pierian.core.backend.BatchNormalization;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.RunningStatistics;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.PaddingAsZeros;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Brings every channel to mean 0 and variance 1 and scales it: `y = n * weight + bias` with `n = (x - mean) /
/// sqrt(variance + epsilon)`.
///
/// | tensor                        | shape                    |
/// |-------------------------------|--------------------------|
/// | `x`, `dx`                     | `[batch, channels, ...]` |
/// | `y`, `dy`                     | `[batch, channels, ...]` |
/// | `weight`, `bias`              | `[channels]`             |
/// | `running_mean`, `running_var` | `[channels]`, state      |
///
/// In [Mode#TRAIN][org.pierian.core.layer.Mode] mean and variance are those of the channel over the batch and
/// all positions, so that an example's output depends on its batch, and the running statistics move towards
/// them. Otherwise mean and variance are the running ones, and each example is independent of the others. See
/// [BatchNormalization] for the order of the sums.
///
/// All positions of a batch count, those behind the length of a padded example too; there they are zeros.
///
/// **Source:** Ioffe and Szegedy 2015, *Batch normalization: accelerating deep network training by reducing
/// internal covariate shift*, algorithms 1 and 2; PyTorch, `torch.nn.BatchNorm2d`.
public final class BatchNorm implements Layer {

    private final BatchNormalization normalization;
    private final List<Parameter> parameters;
    private final Tensor weight;
    private final Tensor bias;
    private final Gradient weightGradient;
    private final Gradient biasGradient;
    private final List<State> state;
    private final RunningStatistics running;
    private final double momentum;

    private BatchNorm(BatchNormalization normalization, double momentum, Scaling scaling, State mean, State variance) {
        this.normalization = normalization;
        this.momentum = momentum;
        this.parameters = scaling.parameters();
        this.weight = Scaling.value(scaling.weight());
        this.bias = Scaling.value(scaling.bias());
        this.weightGradient = Scaling.gradient(scaling.weight());
        this.biasGradient = Scaling.gradient(scaling.bias());
        this.state = List.of(mean, variance);
        this.running = new RunningStatistics(mean.value(), variance.value());
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        switch (pass.mode()) {
            case TRAIN ->
                normalization.train(pass.statisticsShare(momentum), x, weight, bias, running, y, pass.fused());
            case EVAL -> normalization.evaluate(x, weight, bias, running, y, pass.fused());
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        normalization.backward(x, dy, weight, weightGradient, biasGradient, dx, pass.fused());
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.LEADS);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<State> state() {
        return state;
    }

    /// Batch normalization before it knows its input.
    ///
    /// @param epsilon added to the variance, above 0
    /// @param momentum share of a batch in the running statistics, 0 to 1
    /// @param weight whether there is a weight
    /// @param bias whether there is a bias
    public record Plan(double epsilon, double momentum, boolean weight, boolean bias) implements LayerPlan {

        private static Axis channels(TensorType in) {
            return Axis.of("batch_norm", 1, in);
        }

        /// Whether a channel of an example is a single number, so that a batch of one example has no variance.
        public static boolean isVector(TensorType in) {
            return channels(in).behind() == 1;
        }

        @Override
        public TensorType output(TensorType in) {
            channels(in);
            return in.padded(false);
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            return Scaling.shapes(channels(in).size(), weight, bias);
        }

        @Override
        public List<ParameterShape> stateShapes(TensorType in) {
            Shape shape = Shape.of(channels(in).size());
            return List.of(new ParameterShape("running_mean", shape), new ParameterShape("running_var", shape));
        }

        /// Two sums of each plane, and eight numbers of each channel.
        @Override
        public long scratch(TensorType in, int maxBatch) {
            long cleared = in.padded() ? (long) maxBatch * in.shape().size() : 0;
            return cleared + channels(in).size() * (2L * maxBatch + 8);
        }

        @Override
        public Layer build(TensorType in, Site site) {
            Axis axis = channels(in);
            Shape shape = Shape.of(axis.size());
            BatchNormGeometry geometry = new BatchNormGeometry(axis.size(), axis.behind(), epsilon);
            Layer layer = new BatchNorm(
                    site.backend().batchNormalization(geometry, site.maxBatch()),
                    momentum,
                    Scaling.of(site, axis.size(), weight, bias),
                    site.state("running_mean", shape, 0f),
                    site.state("running_var", shape, 1f));
            return in.padded() ? new PaddingAsZeros(layer, in.shape(), site) : layer;
        }
    }
}
