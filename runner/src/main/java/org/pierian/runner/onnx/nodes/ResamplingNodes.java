package org.pierian.runner.onnx.nodes;

import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.Pair;
import org.pierian.spec.ResamplingSpec;
import org.pierian.spec.UpsampleMode;

/// Resampling of images.
final class ResamplingNodes {

    private ResamplingNodes() {}

    static String add(ResamplingSpec spec, Place at, String x) {
        return switch (spec) {
            case ResamplingSpec.Upsample(Pair scale, UpsampleMode mode) -> {
                String scales = at.graph().floats("scales", Shape.of(4), 1f, 1f, scale.height(), scale.width());
                List<String> inputs = List.of(x, "", scales);
                yield switch (mode) {
                    case NEAREST ->
                        at.add(
                                "Resize",
                                inputs,
                                Attribute.of("mode", "nearest"),
                                Attribute.of("coordinate_transformation_mode", "asymmetric"),
                                Attribute.of("nearest_mode", "floor"));
                    case BILINEAR ->
                        at.add(
                                "Resize",
                                inputs,
                                Attribute.of("mode", "linear"),
                                Attribute.of("coordinate_transformation_mode", "half_pixel"));
                };
            }
        };
    }
}
