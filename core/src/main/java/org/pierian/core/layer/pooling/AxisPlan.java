package org.pierian.core.layer.pooling;

import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// A reduction of axes that lie next to each other, before it knows its input.
interface AxisPlan extends LayerPlan {

    /// What becomes of them.
    AxisReduction.Kind kind();

    /// The axes as one, with what lies around them; of an input that fits.
    AxisGeometry geometry(TensorType in);

    /// Whether the axis is time and examples may be shorter.
    boolean overTime(TensorType in);

    @Override
    default long scratch(TensorType in, int maxBatch) {
        return kind() == AxisReduction.Kind.MAX ? (long) maxBatch * geometry(in).results() : 0; // where winners lie
    }

    @Override
    default Layer build(TensorType in, Site site) {
        AxisGeometry axis = geometry(in);
        return new AxisLayer(site.backend().axisReduction(kind(), axis, site.maxBatch()), axis.size(), overTime(in));
    }
}
