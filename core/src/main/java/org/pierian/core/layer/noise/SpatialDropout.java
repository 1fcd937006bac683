package org.pierian.core.layer.noise;

import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Sets whole channels to zero at random while training, before it knows its input: `y[c, ...] = x[c, ...] *
/// keep[c] / (1 - p)`; in evaluation `y = x`.
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, channels, ...]` |
/// | `y`, `dy` | `[batch, channels, ...]` |
///
/// **Source:** Tompson, Goroshin, Jain, LeCun and Bregler 2015, *Efficient object localization using
/// convolutional networks*, sec. 3.2; PyTorch, `torch.nn.Dropout2d`.
///
/// @param dropProbability chance of a channel to be zeroed, 0 to below 1
public record SpatialDropout(double dropProbability) implements LayerPlan {

    @Override
    public boolean isRandom() {
        return dropProbability > 0;
    }

    @Override
    public TensorType output(TensorType in) {
        if (!in.isNumbers() || in.shape().rank() < 2) {
            throw new ShapeException("spatial_dropout wants numbers with channels and positions, such as [channels,"
                    + " height, width], got " + in + "; use dropout for vectors");
        }
        return in;
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return (long) maxBatch * in.shape().dim(0);
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return new PlaneDropout(site, in.shape().dim(0), dropProbability);
    }
}
