package org.pierian.runner.onnx.read;

import java.util.Optional;
import org.pierian.runner.onnx.format.OnnxNode;

/// Activations in the words of the language.
final class ActivationWords {

    private static final double SIXTH = 1.0 / 6;
    private static final double NEAR = 1e-6;

    private ActivationWords() {}

    /// The word; empty where the node is no activation, or one that the language does not have.
    ///
    /// @param isRow whether an example is known to have one axis there
    static Optional<String> word(OnnxNode node, Constants constants, boolean isRow) throws UnsaidException {
        Attributes attributes = new Attributes(node);
        return switch (node.operator()) {
            case "Relu" -> Optional.of("relu");
            case "Sigmoid" -> Optional.of("sigmoid");
            case "Tanh" -> Optional.of("tanh");
            case "Softsign" -> Optional.of("softsign");
            case "Softplus" -> Optional.of("softplus");
            case "Mish" -> Optional.of("mish");
            case "HardSwish" -> Optional.of("hard_swish");
            case "LeakyRelu" -> Optional.of("leaky_relu: " + attributes.number("alpha", 0.01));
            case "Elu" -> Optional.of("elu: " + attributes.number("alpha", 1));
            case "Celu" -> Optional.of("celu: " + attributes.number("alpha", 1));
            case "Selu" -> Optional.of("selu");
            case "Gelu" -> Optional.of(attributes.text("approximate", "none").equals("tanh") ? "gelu: tanh" : "gelu");
            case "HardSigmoid" -> hardSigmoid(attributes);
            case "Clip" -> clip(node, constants);
            case "Softmax" -> lastAxis(attributes, "softmax", isRow);
            case "LogSoftmax" -> lastAxis(attributes, "log_softmax", isRow);
            default -> Optional.empty();
        };
    }

    private static Optional<String> hardSigmoid(Attributes attributes) throws UnsaidException {
        boolean isOurs = Math.abs(attributes.number("alpha", 0.2) - SIXTH) < NEAR
                && Math.abs(attributes.number("beta", 0.5) - 0.5) < NEAR;
        if (!isOurs) {
            throw new UnsaidException("another slope than 1/6");
        }
        return Optional.of("hard_sigmoid");
    }

    private static Optional<String> clip(OnnxNode node, Constants constants) throws UnsaidException {
        double min = constants.number(node, 1).orElse(Float.NEGATIVE_INFINITY);
        double max = constants.number(node, 2).orElse(Float.POSITIVE_INFINITY);
        if (min == 0 && max == 6) {
            return Optional.of("relu6");
        }
        if (min == -1 && max == 1) {
            return Optional.of("hard_tanh");
        }
        throw new UnsaidException("limits other than 0 and 6, or -1 and 1");
    }

    private static Optional<String> lastAxis(Attributes attributes, String word, boolean isRow) throws UnsaidException {
        long axis = attributes.integer("axis", -1);
        if (axis != -1 && !(axis == 1 && isRow)) {
            throw new UnsaidException("axis " + axis + " and not the last");
        }
        return Optional.of(word);
    }
}
