package org.pierian.runner.onnx.nodes;

import java.util.List;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.GeluApproximation;

/// Activations.
final class ActivationNodes {

    private ActivationNodes() {}

    static String add(ActivationSpec spec, Place at, String x) {
        return switch (spec) {
            case ActivationSpec.Sigmoid _ -> at.add("Sigmoid", x);
            case ActivationSpec.Tanh _ -> at.add("Tanh", x);
            case ActivationSpec.Relu _ -> at.add("Relu", x);
            case ActivationSpec.LeakyRelu(double slope) -> at.add("LeakyRelu", x, Attribute.of("alpha", (float) slope));
            case ActivationSpec.Relu6 _ -> clip(at, x, 0, 6);
            case ActivationSpec.HardTanh _ -> clip(at, x, -1, 1);
            case ActivationSpec.HardSigmoid _ -> at.add("HardSigmoid", x, Attribute.of("alpha", 1f / 6));
            case ActivationSpec.HardSwish _ -> at.add("HardSwish", x);
            case ActivationSpec.Softsign _ -> at.add("Softsign", x);
            case ActivationSpec.Elu(double alpha) -> at.add("Elu", x, Attribute.of("alpha", (float) alpha));
            case ActivationSpec.Celu(double alpha) -> at.add("Celu", x, Attribute.of("alpha", (float) alpha));
            case ActivationSpec.Selu _ ->
                at.add("Selu", x, Attribute.of("alpha", 1.6732632f), Attribute.of("gamma", 1.0507010f));
            case ActivationSpec.Gelu(GeluApproximation approximate) -> gelu(at, x, approximate);
            case ActivationSpec.Silu _ -> at.add("Mul", List.of(x, at.add("Sigmoid", x)));
            case ActivationSpec.Softplus(double beta) -> softplus(at, x, beta);
            case ActivationSpec.Mish _ -> at.add("Mish", x);
            case ActivationSpec.Identity _ -> x;
            case ActivationSpec.Scale(double factor) ->
                at.add("Mul", List.of(x, at.graph().number(factor)));
            case ActivationSpec.Prelu _ -> at.add("PRelu", List.of(x, at.alongAxis(at.weight("weight"), 1)));
            case ActivationSpec.Glu(int dim) -> glu(at, x, at.axis(dim));
            case ActivationSpec.Softmax _ -> at.add("Softmax", x, Attribute.of("axis", -1));
            case ActivationSpec.LogSoftmax _ -> at.add("LogSoftmax", x, Attribute.of("axis", -1));
        };
    }

    private static String clip(Place at, String x, double min, double max) {
        return at.add("Clip", List.of(x, at.graph().number(min), at.graph().number(max)));
    }

    private static String gelu(Place at, String x, GeluApproximation approximate) {
        return approximate == GeluApproximation.TANH
                ? at.add("Gelu", x, Attribute.of("approximate", "tanh"))
                : at.add("Gelu", x);
    }

    private static String softplus(Place at, String x, double beta) {
        if (beta == 1) {
            return at.add("Softplus", x);
        }
        String factor = at.graph().number(beta);
        return at.add("Div", List.of(at.add("Softplus", at.add("Mul", List.of(x, factor))), factor));
    }

    private static String glu(Place at, String x, int axis) {
        List<String> halves =
                at.add("Split", List.of(x), 2, Attribute.of("axis", axis), Attribute.of("num_outputs", 2));
        return at.add("Mul", List.of(halves.getFirst(), at.add("Sigmoid", halves.getLast())));
    }
}
