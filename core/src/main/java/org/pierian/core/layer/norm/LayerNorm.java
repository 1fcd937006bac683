package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// Layer normalization before it knows its input: brings one axis of every example to mean 0 and variance 1, and
/// scales it: `y = n * weight + bias` with `n = (x - mean) / sqrt(variance + epsilon)`.
///
/// | tensor    | last axis                | first axis of images                |
/// |-----------|--------------------------|-------------------------------------|
/// | `x`, `dx` | `[batch, ..., features]` | `[batch, channels, height, width]`  |
/// | `y`, `dy` | `[batch, ..., features]` | `[batch, channels, height, width]`  |
/// | `weight`  | `[features]`             | `[channels]`                        |
/// | `bias`    | `[features]`             | `[channels]`                        |
///
/// **Source:** Ba, Kiros and Hinton 2016, *Layer normalization*, eq. 3; PyTorch, `torch.nn.LayerNorm`. For
/// `dim` 1: Liu et al. 2022, *A ConvNet for the 2020s*, whose code calls it `channels_first`.
///
/// @param epsilon added to the variance, above 0
/// @param dim the axis, counted as [Axis#of] does
/// @param weight whether there is a weight
/// @param bias whether there is a bias
public record LayerNorm(double epsilon, int dim, boolean weight, boolean bias) implements LayerPlan {

    /// Over the last axis, with weight and bias.
    ///
    /// @param epsilon added to the variance, above 0
    public LayerNorm(double epsilon) {
        this(epsilon, -1, true, true);
    }

    private Axis axis(TensorType in) {
        return Axis.of("layer_norm", dim, in);
    }

    @Override
    public TensorType output(TensorType in) {
        axis(in).requireFullLength("layer_norm cannot normalize", in, "choose another axis by `dim`");
        return in;
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return Scaling.shapes(axis(in).size(), weight, bias);
    }

    /// Mean and scale of each normalized vector, and sums of each plane.
    @Override
    public long scratch(TensorType in, int maxBatch) {
        Axis axis = axis(in);
        long planes = axis.behind() == 1 ? 0 : 2L * axis.size();
        return (long) maxBatch * axis.before() * (2L * axis.behind() + planes);
    }

    @Override
    public Layer build(TensorType in, Site site) {
        Axis axis = axis(in);
        NormGeometry geometry = new NormGeometry(
                axis.behind() == 1 ? NormGeometry.Over.GROUPS : NormGeometry.Over.POSITIONS,
                axis.size(),
                axis.behind(),
                1,
                epsilon);
        return new NormLayer(site, geometry, axis.before(), Scaling.of(site, axis.size(), weight, bias));
    }
}
