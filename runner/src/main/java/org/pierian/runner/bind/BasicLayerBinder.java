package org.pierian.runner.bind;

import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.LayerScale;
import org.pierian.core.layer.basic.Linear;
import org.pierian.spec.BasicLayerSpec;

/// Turns the words of basic layers into plans of layers.
///
/// @param inits initial values where a layer names none
record BasicLayerBinder(Inits inits) {

    /// One basic layer.
    LayerPlan bind(BasicLayerSpec spec) {
        return switch (spec) {
            case BasicLayerSpec.Linear linear ->
                new Linear.Plan(
                        linear.outFeatures(),
                        Inits.optional(linear.inFeatures()),
                        inits.weight(linear.init()),
                        inits.bias(linear.bias(), linear.biasInit()),
                        linear.tiedTo());
            case BasicLayerSpec.LayerScale(double initial, int dim) -> new LayerScale.Plan(initial, dim);
            case BasicLayerSpec.Dropout(double probability) -> new Dropout.Plan(probability, true, Optional.empty());
            case BasicLayerSpec.BookDropout(double probability) ->
                new Dropout.Plan(probability, false, Optional.empty());
        };
    }
}
