package org.pierian.runner.export.torch;

import org.pierian.spec.NormSpec;

/// Norms as calls of PyTorch.
final class NormCode {

    private NormCode() {}

    static String of(NormSpec spec, Place place) {
        return switch (spec) {
            case NormSpec.LayerNorm(double epsilon, int dim, boolean weight, boolean bias) ->
                affine(layerNorm(place, epsilon, dim), weight, bias);
            case NormSpec.RmsNorm(double epsilon, boolean weight) ->
                affine("RMSNorm(" + place.last() + ", " + epsilon + ")", weight, true);
            case NormSpec.GroupNorm(int groups, double epsilon, boolean weight, boolean bias) ->
                affine("nn.GroupNorm(" + groups + ", " + place.first() + ", eps=" + epsilon + ")", weight, bias);
            case NormSpec.InstanceNorm(double epsilon, boolean weight, boolean bias) ->
                affine(
                        "nn.GroupNorm(" + place.first() + ", " + place.first() + ", eps=" + epsilon + ")",
                        weight,
                        bias);
            case NormSpec.BatchNorm(double epsilon, double momentum, boolean weight, boolean bias) ->
                affine(
                        "nn.BatchNorm" + Math.max(1, place.rank() - 1) + "d(" + place.first() + ", eps=" + epsilon
                                + ", momentum=" + momentum + ")",
                        weight,
                        bias);
        };
    }

    private static String layerNorm(Place place, double epsilon, int dim) {
        int axis = place.axis(dim);
        return axis == place.rank()
                ? "nn.LayerNorm(" + place.last() + ", eps=" + epsilon + ")"
                : "AxisNorm(" + place.in().shape().dim(axis - 1) + ", " + axis + ", " + place.rank() + ", " + epsilon
                        + ")";
    }

    private static String affine(String module, boolean weight, boolean bias) {
        String first = weight ? module : "without(" + module + ", \"weight\")";
        return bias ? first : "without(" + first + ", \"bias\")";
    }
}
