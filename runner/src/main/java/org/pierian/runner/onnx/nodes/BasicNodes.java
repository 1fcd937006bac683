package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.BasicLayerSpec;

/// Layers that multiply by a matrix or a vector, or drop elements.
final class BasicNodes {

    private BasicNodes() {}

    static String add(BasicLayerSpec spec, Place at, String x) {
        return switch (spec) {
            case BasicLayerSpec.Linear linear -> linear(linear, at, x);
            case BasicLayerSpec.LayerScale scale ->
                at.add("Mul", List.of(x, at.alongAxis(at.weight("weight"), at.axis(scale.dim()))));
            case BasicLayerSpec.Dropout _ -> x;
            case BasicLayerSpec.BookDropout(double probability) ->
                at.add("Mul", List.of(x, at.graph().number((float) (1 - probability))));
        };
    }

    private static String linear(BasicLayerSpec.Linear spec, Place at, String x) {
        String weight = spec.tiedTo().map(at::weightOf).orElseGet(() -> at.weight("weight"));
        Optional<String> bias = at.optionalWeight("bias");
        if (at.in().shape().rank() == 1) {
            List<String> inputs = new ArrayList<>(List.of(x, weight));
            bias.ifPresent(inputs::add);
            return at.add("Gemm", inputs, Attribute.of("transB", 1));
        }
        return product(at, x, weight, bias);
    }

    /// `x W^T + b` along the last axis.
    static String product(Place at, String x, String weight, Optional<String> bias) {
        String transposed = at.add("Transpose", weight, Attribute.of("perm", List.of(1L, 0L)));
        String product = at.add("MatMul", List.of(x, transposed));
        return bias.map(b -> at.add("Add", List.of(product, b))).orElse(product);
    }
}
