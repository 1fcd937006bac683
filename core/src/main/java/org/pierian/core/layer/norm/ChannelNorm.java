package org.pierian.core.layer.norm;

import java.util.List;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.layer.Axis;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// What norms over groups of channels have in common. Channels are the first axis of an example.
///
/// @param word what a spec calls the norm
/// @param epsilon added to the variance, above 0
/// @param weight whether there is a weight
/// @param bias whether there is a bias
record ChannelNorm(String word, double epsilon, boolean weight, boolean bias) {

    private Axis channels(TensorType in) {
        return Axis.of(word, 1, in);
    }

    TensorType output(TensorType in) {
        channels(in);
        return in;
    }

    List<ParameterShape> parameterShapes(TensorType in) {
        return Scaling.shapes(channels(in).size(), weight, bias);
    }

    /// Mean and scale of each group, and two sums of each channel.
    long scratch(TensorType in, int groups, int maxBatch) {
        return 2L * maxBatch * (groups + channels(in).size());
    }

    Layer build(TensorType in, int groups, Site site) {
        Axis axis = channels(in);
        NormGeometry geometry = new NormGeometry(NormGeometry.Over.GROUPS, axis.size(), axis.behind(), groups, epsilon);
        return new NormLayer(site, geometry, 1, Scaling.of(site, axis.size(), weight, bias));
    }
}
