package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// Root mean square normalization before it knows its input: divides the last axis of every example by the root
/// of the mean of its squares, and scales it: `y = x / sqrt(mean(x^2) + epsilon) * weight`.
///
/// | tensor    | shape                    |
/// |-----------|--------------------------|
/// | `x`, `dx` | `[batch, ..., features]` |
/// | `y`, `dy` | `[batch, ..., features]` |
/// | `weight`  | `[features]`             |
///
/// **Source:** Zhang and Sennrich 2019, *Root mean square layer normalization*, eq. 4; PyTorch,
/// `torch.nn.RMSNorm`.
///
/// @param epsilon added to the mean of the squares, above 0
/// @param weight whether there is a weight
public record RmsNorm(double epsilon, boolean weight) implements LayerPlan {

    private static Axis axis(TensorType in) {
        return Axis.of("rms_norm", -1, in);
    }

    @Override
    public TensorType output(TensorType in) {
        axis(in).requireFullLength("rms_norm cannot normalize", in, "give each step an axis of features");
        return in;
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return Scaling.shapes(axis(in).size(), weight, false);
    }

    /// The scale of each row, and room for a mean.
    @Override
    public long scratch(TensorType in, int maxBatch) {
        return 2L * maxBatch * axis(in).before();
    }

    @Override
    public Layer build(TensorType in, Site site) {
        Axis axis = axis(in);
        NormGeometry geometry = new NormGeometry(NormGeometry.Over.SQUARES, axis.size(), 1, 1, epsilon);
        return new NormLayer(site, geometry, axis.before(), Scaling.of(site, axis.size(), weight, false));
    }
}
