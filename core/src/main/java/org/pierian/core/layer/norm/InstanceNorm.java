package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Instance normalization before it knows its input: brings each channel of every example to mean 0 and
/// variance 1 over its positions: [GroupNorm] with as many groups as channels.
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, channels, ...]` |
/// | `y`, `dy` | `[batch, channels, ...]` |
/// | `weight`  | `[channels]`             |
/// | `bias`    | `[channels]`             |
///
/// **Source:** Ulyanov, Vedaldi and Lempitsky 2016, *Instance normalization: the missing ingredient for fast
/// stylization*, eq. 4; PyTorch, `torch.nn.InstanceNorm2d`.
///
/// @param epsilon added to the variance, above 0
/// @param weight whether there is a weight
/// @param bias whether there is a bias
public record InstanceNorm(double epsilon, boolean weight, boolean bias) implements LayerPlan {

    private ChannelNorm norm() {
        return new ChannelNorm("instance_norm", epsilon, weight, bias);
    }

    @Override
    public TensorType output(TensorType in) {
        TensorType out = norm().output(in);
        if (in.shape().size() == in.shape().dim(0)) {
            throw new ShapeException(
                    "instance_norm wants channels with more than one position, such as [channels, height,"
                            + " width], got " + in + "; use layer_norm for vectors");
        }
        return out;
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return norm().parameterShapes(in);
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return norm().scratch(in, in.shape().dim(0), maxBatch);
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return norm().build(in, in.shape().dim(0), site);
    }
}
