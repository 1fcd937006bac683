package org.pierian.core.layer.noise;

import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// Sets whole examples to zero at random while training, before it knows its input: `y = x * keep / (1 - p)`
/// with one `keep` for each example; in evaluation `y = x`. At the end of a residual branch it drops the
/// branch, and the example takes the path around it.
///
/// | tensor    | shape          |
/// |-----------|----------------|
/// | `x`, `dx` | `[batch, ...]` |
/// | `y`, `dy` | `[batch, ...]` |
///
/// **Source:** Huang, Sun, Liu, Sedra and Weinberger 2016, *Deep networks with stochastic depth*, eq. 2, for each
/// example and scaled while training; Larsson, Maire and Shakhnarovich 2017, *FractalNet*.
///
/// @param dropProbability chance of an example to be zeroed, 0 to below 1
public record DropPath(double dropProbability) implements LayerPlan {

    @Override
    public boolean isRandom() {
        return dropProbability > 0;
    }

    @Override
    public TensorType output(TensorType in) {
        return in;
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return maxBatch;
    }

    @Override
    public Layer build(TensorType in, Site site) {
        return new PlaneDropout(site, 1, dropProbability);
    }
}
