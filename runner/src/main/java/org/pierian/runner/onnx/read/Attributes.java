package org.pierian.runner.onnx.read;

import java.util.List;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.OnnxNode;

/// Attributes of a node, with what stands for those that are left out.
///
/// @param node the node
record Attributes(OnnxNode node) {

    long integer(String name, long usual) {
        return node.attribute(name)
                .filter(Attribute.OfInt.class::isInstance)
                .map(a -> ((Attribute.OfInt) a).value())
                .orElse(usual);
    }

    double number(String name, double usual) {
        return node.attribute(name)
                .filter(Attribute.OfFloat.class::isInstance)
                .map(a -> Double.parseDouble(Float.toString(((Attribute.OfFloat) a).value())))
                .orElse(usual);
    }

    String text(String name, String usual) {
        return node.attribute(name)
                .filter(Attribute.OfText.class::isInstance)
                .map(a -> ((Attribute.OfText) a).value())
                .orElse(usual);
    }

    List<Long> integers(String name, List<Long> usual) {
        return node.attribute(name)
                .filter(Attribute.OfInts.class::isInstance)
                .map(a -> ((Attribute.OfInts) a).values())
                .filter(values -> !values.isEmpty())
                .orElse(usual);
    }
}
