package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.norm.BatchNorm;
import org.pierian.core.layer.norm.GroupNorm;
import org.pierian.core.layer.norm.InstanceNorm;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.norm.RmsNorm;
import org.pierian.spec.NormSpec;

/// Turns the words of norms into plans of layers.
final class NormBinder {

    private NormBinder() {}

    /// One norm.
    static LayerPlan bind(NormSpec spec) {
        return switch (spec) {
            case NormSpec.LayerNorm(double epsilon, int dim, boolean weight, boolean bias) ->
                new LayerNorm(epsilon, dim, weight, bias);
            case NormSpec.RmsNorm(double epsilon, boolean weight) -> new RmsNorm(epsilon, weight);
            case NormSpec.GroupNorm(int groups, double epsilon, boolean weight, boolean bias) ->
                new GroupNorm(groups, epsilon, weight, bias);
            case NormSpec.InstanceNorm(double epsilon, boolean weight, boolean bias) ->
                new InstanceNorm(epsilon, weight, bias);
            case NormSpec.BatchNorm(double epsilon, double momentum, boolean weight, boolean bias) ->
                new BatchNorm.Plan(epsilon, momentum, weight, bias);
        };
    }
}
