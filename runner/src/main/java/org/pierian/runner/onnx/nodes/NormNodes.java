package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.NormSpec;

/// Norms.
final class NormNodes {

    private NormNodes() {}

    static String add(NormSpec spec, Place at, String x) {
        return switch (spec) {
            case NormSpec.LayerNorm norm -> layer(norm, at, x);
            case NormSpec.RmsNorm(double epsilon, boolean _) -> rms(at, x, epsilon);
            case NormSpec.GroupNorm(int groups, double epsilon, boolean _, boolean _) -> groups(at, x, groups, epsilon);
            case NormSpec.InstanceNorm(double epsilon, boolean _, boolean _) ->
                groups(at, x, at.in().shape().dim(0), epsilon);
            case NormSpec.BatchNorm(double epsilon, double _, boolean _, boolean _) -> batch(at, x, epsilon);
        };
    }

    private static String layer(NormSpec.LayerNorm norm, Place at, String x) {
        int axis = at.axis(norm.dim());
        if (axis != at.in().shape().rank()) {
            return affine(at, normalized(at, x, axis, norm.epsilon()), axis);
        }
        List<String> inputs =
                new ArrayList<>(List.of(x, scale(at, at.in().shape().last())));
        at.optionalWeight("bias").ifPresent(inputs::add);
        return at.add("LayerNormalization", inputs, epsilon(norm.epsilon()), Attribute.of("axis", -1));
    }

    /// `(x - mean) / sqrt(variance + epsilon)` along an axis.
    private static String normalized(Place at, String x, int axis, double epsilon) {
        String axes = at.graph().integers(axis);
        String difference = at.add("Sub", List.of(x, at.add("ReduceMean", List.of(x, axes))));
        String square = at.add("Mul", List.of(difference, difference));
        return at.add("Div", List.of(difference, root(at, at.add("ReduceMean", List.of(square, axes)), epsilon)));
    }

    private static String root(Place at, String x, double epsilon) {
        return at.add("Sqrt", at.add("Add", List.of(x, at.graph().number(epsilon))));
    }

    private static String rms(Place at, String x, double epsilon) {
        String square = at.add("Mul", List.of(x, x));
        String mean = at.add("ReduceMean", List.of(square, at.graph().integers(-1)));
        return affine(
                at,
                at.add("Div", List.of(x, root(at, mean, epsilon))),
                at.in().shape().rank());
    }

    /// Each group as one row, which is normalized as a layer is.
    private static String groups(Place at, String x, int groups, double epsilon) {
        Shape in = at.in().shape();
        int width = in.size() / groups;
        String rows = at.reshape(x, Shape.of(groups, width));
        String ones = ones(at, width);
        String normalized =
                at.add("LayerNormalization", List.of(rows, ones), epsilon(epsilon), Attribute.of("axis", -1));
        return affine(at, at.reshape(normalized, in), 1);
    }

    private static String batch(Place at, String x, double epsilon) {
        int channels = at.in().shape().dim(0);
        String bias = at.optionalWeight("bias")
                .orElseGet(() -> at.graph().floats("zeros", Shape.of(channels), new float[channels]));
        return at.add(
                "BatchNormalization",
                List.of(x, scale(at, channels), bias, at.weight("running_mean"), at.weight("running_var")),
                epsilon(epsilon));
    }

    private static String affine(Place at, String x, int axis) {
        Optional<String> weight = at.optionalWeight("weight").map(w -> at.alongAxis(w, axis));
        String scaled = weight.map(w -> at.add("Mul", List.of(x, w))).orElse(x);
        Optional<String> bias = at.optionalWeight("bias").map(b -> at.alongAxis(b, axis));
        return bias.map(b -> at.add("Add", List.of(scaled, b))).orElse(scaled);
    }

    /// The learned weight, or ones where there is none.
    private static String scale(Place at, int size) {
        return at.optionalWeight("weight").orElseGet(() -> ones(at, size));
    }

    private static String ones(Place at, int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1f);
        return at.graph().floats("ones", Shape.of(size), ones);
    }

    private static Attribute epsilon(double epsilon) {
        return Attribute.of("epsilon", (float) epsilon);
    }
}
