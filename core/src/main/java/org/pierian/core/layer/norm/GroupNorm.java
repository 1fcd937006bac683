package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Group normalization before it knows its input: divides the channels of every example into groups of
/// neighbours, brings each group to mean 0 and variance 1 over all its positions, and scales every channel:
/// `y = n * weight + bias` with `n = (x - mean) / sqrt(variance + epsilon)`.
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, channels, ...]` |
/// | `y`, `dy` | `[batch, channels, ...]` |
/// | `weight`  | `[channels]`             |
/// | `bias`    | `[channels]`             |
///
/// **Source:** Wu and He 2018, *Group normalization*, eq. 1, 2 and 7; PyTorch, `torch.nn.GroupNorm`.
///
/// @param numGroups divides the number of channels
/// @param epsilon added to the variance, above 0
/// @param weight whether there is a weight
/// @param bias whether there is a bias
public record GroupNorm(int numGroups, double epsilon, boolean weight, boolean bias) implements LayerPlan {

    private ChannelNorm norm() {
        return new ChannelNorm("group_norm", epsilon, weight, bias);
    }

    @Override
    public TensorType output(TensorType in) {
        TensorType out = norm().output(in);
        Axis.of("group_norm", 1, in)
                .requireFullLength(
                        "group_norm cannot take as channels",
                        in,
                        "use layer_norm, or put channels first with `permute`");
        int channels = in.shape().dim(0);
        if (channels % numGroups != 0) {
            throw new ShapeException("group_norm cannot divide the " + channels + " channels of " + in + " into "
                    + numGroups + " equal groups; choose a num_groups that divides " + channels);
        }
        if (in.shape().size() == numGroups) {
            throw new ShapeException("group_norm wants more than one number in a group, got " + in + " in " + numGroups
                    + " groups: every output would be the bias; choose fewer groups");
        }
        return out;
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return norm().parameterShapes(in);
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return norm().scratch(in, numGroups, maxBatch);
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return norm().build(in, numGroups, site);
    }
}
