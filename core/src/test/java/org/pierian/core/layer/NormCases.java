package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.layer.norm.BatchNorm;
import org.pierian.core.layer.norm.GroupNorm;
import org.pierian.core.layer.norm.InstanceNorm;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.norm.RmsNorm;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Norms for the tests that every layer must pass.
final class NormCases {

    /// Where one input changes many outputs, an epsilon that keeps their rounding small beside the slopes.
    private static final double LARGE = 2000;

    private NormCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("layer_norm", new LayerNorm(1e-5), Shape.of(7)),
                new LayerCase("layer_norm over time", new LayerNorm(1e-3), Shape.of(3, 5)),
                new LayerCase("layer_norm of long rows", new LayerNorm(LARGE), Shape.of(2, 70)),
                new LayerCase("layer_norm without weight", new LayerNorm(1e-5, -1, false, true), Shape.of(9)),
                new LayerCase("layer_norm without bias", new LayerNorm(1e-5, -1, true, false), Shape.of(9)),
                new LayerCase("layer_norm over channels", new LayerNorm(1e-5, 1, true, true), Shape.of(6, 3, 4)),
                new LayerCase("layer_norm over many channels", new LayerNorm(LARGE, 1, true, true), Shape.of(70, 3)),
                new LayerCase("layer_norm over a middle axis", new LayerNorm(LARGE, 2, true, true), Shape.of(2, 5, 7)),
                new LayerCase("rms_norm", new RmsNorm(1e-5, true), Shape.of(3, 5)),
                new LayerCase("rms_norm without weight", new RmsNorm(1e-3, false), Shape.of(6)),
                new LayerCase("group_norm", new GroupNorm(2, 1e-3, true, true), Shape.of(4, 3, 3)),
                new LayerCase("group_norm of vectors", new GroupNorm(2, 1e-3, true, true), Shape.of(10)),
                new LayerCase("group_norm of one group", new GroupNorm(1, LARGE, false, false), Shape.of(3, 70)),
                new LayerCase("instance_norm", new InstanceNorm(1e-3, false, false), Shape.of(2, 3, 4)),
                new LayerCase("instance_norm with weights", new InstanceNorm(1e-3, true, true), Shape.of(3, 5)),
                new LayerCase("batch_norm", new BatchNorm.Plan(LARGE, 0.1, true, true), Shape.of(3, 3, 5)),
                new LayerCase(
                        "batch_norm of padded steps",
                        new BatchNorm.Plan(LARGE, 0.1, true, true),
                        TensorType.numbers(Shape.of(3, 4)).padded(true)),
                new LayerCase(
                        "batch_norm of large images", new BatchNorm.Plan(LARGE, 0.1, true, true), Shape.of(2, 9, 9)),
                new LayerCase("batch_norm of vectors", new BatchNorm.Plan(0.5, 0.1, true, true), Shape.of(6)),
                new LayerCase(
                        "batch_norm without weights", new BatchNorm.Plan(1e-3, 0.3, false, false), Shape.of(2, 7)));
    }
}
