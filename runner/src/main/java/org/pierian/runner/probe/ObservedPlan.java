package org.pierian.runner.probe;

import java.util.List;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.TensorType;

/// The plan of an [ObservedLayer].
///
/// @param plan of the layer that is observed
/// @param word its word in the spec
/// @param observer runs its passes
record ObservedPlan(LayerPlan plan, String word, Observer observer) implements LayerPlan {

    @Override
    public TensorType output(TensorType in) {
        return plan.output(in);
    }

    @Override
    public List<ParameterShape> parameterShapes(TensorType in) {
        return plan.parameterShapes(in);
    }

    @Override
    public List<ParameterShape> stateShapes(TensorType in) {
        return plan.stateShapes(in);
    }

    @Override
    public boolean takesIndices() {
        return plan.takesIndices();
    }

    @Override
    public boolean isRandom() {
        return plan.isRandom();
    }

    @Override
    public long multiplyAdds(TensorType in) {
        return plan.multiplyAdds(in);
    }

    @Override
    public long scratch(TensorType in, int maxBatch) {
        return plan.scratch(in, maxBatch);
    }

    @Override
    public Layer build(TensorType in, Site site) {
        Place place = new Place(site.name(), word, in, plan.output(in), plan.multiplyAdds(in), plan.build(in, site));
        observer.built(place);
        return new ObservedLayer(place, observer);
    }
}
