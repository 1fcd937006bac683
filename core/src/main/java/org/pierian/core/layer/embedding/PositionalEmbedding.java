package org.pierian.core.layer.embedding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Adds a learned vector to each step: `y[t, :] = x[t, :] + weight[t, :]`.
///
/// | tensor    | shape                      |
/// |-----------|----------------------------|
/// | `x`, `dx` | `[batch, time, features]`  |
/// | `y`, `dy` | `[batch, time, features]`  |
/// | `weight`  | `[max_length, features]`   |
///
/// The gradient of the weight is a chain of additions over the examples for each element, and 0 for positions
/// behind the last step.
///
/// **Source:** Gehring et al. 2017, *Convolutional sequence to sequence learning*, sec. 3.1; Radford et al. 2018,
/// *Improving language understanding by generative pre-training*, eq. 2.
///
/// @param maxLength number of positions, where the person wrote it; otherwise that of the steps
/// @param init how the weight starts
public record PositionalEmbedding(OptionalInt maxLength, Initializer init) implements LayerPlan {

    @Override
    public TensorType output(TensorType in) {
        Sequence.require(in, "positional_embedding");
        Sequence.requireAtMost(positions(in), in, "positional_embedding");
        return in;
    }

    private int positions(TensorType in) {
        return maxLength.orElse(in.shape().dim(0));
    }

    private Shape weightShape(TensorType in) {
        return Shape.of(positions(in), in.shape().last());
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return List.of(new ParameterShape("weight", weightShape(in)));
    }

    @Override
    public Layer build(TensorType in, Site site) {
        Parameter weight = site.parameter("weight", weightShape(in), false, init);
        return new PositionLayer(site, weight.value(), Optional.of(weight), in.shape());
    }
}
