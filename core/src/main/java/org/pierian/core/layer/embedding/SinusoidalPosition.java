package org.pierian.core.layer.embedding;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.SinusoidalPositions;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Adds a vector of sines and cosines to each step: `y[t, 2i] = x[t, 2i] + sin(t w)` and `y[t, 2i + 1] = x[t, 2i
/// + 1] + cos(t w)` with `w = 10000^(-2i / features)`; an odd number of features ends with a sine.
///
/// | tensor    | shape                      |
/// |-----------|----------------------------|
/// | `x`, `dx` | `[batch, time, features]`  |
/// | `y`, `dy` | `[batch, time, features]`  |
///
/// **Source:** Vaswani et al. 2017, *Attention is all you need*, sec. 3.5.
///
/// @param maxLength the most steps, where the person wrote it
public record SinusoidalPosition(OptionalInt maxLength) implements LayerPlan {

    @Override
    public TensorType output(TensorType in) {
        Sequence.require(in, "positional_embedding");
        Sequence.requireAtMost(maxLength.orElse(Integer.MAX_VALUE), in, "positional_embedding");
        return in;
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return in.shape().size();
    }

    @Override
    public Layer build(TensorType in, Site site) {
        Tensor table = site.backend().zeros(in.shape());
        table.assign(SinusoidalPositions.of(in.shape().dim(0), in.shape().last()));
        return new PositionLayer(site, table, Optional.empty(), in.shape());
    }
}
