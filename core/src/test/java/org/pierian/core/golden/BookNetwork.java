package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.KeepMask;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;

/// Networks as the reference files write them: `["Linear(2,2)", "Sigmoid", ...]`, nested where sequences are.
final class BookNetwork {

    private static final Initializer ZERO = new Initializer.Constant(0f);

    private BookNetwork() {}

    /// The architecture of a list of layers.
    ///
    /// @param masks recorded masks of the dropout layers, first to last
    static LayerPlan plan(JsonNode layers, KeepMask... masks) {
        return sequence(layers, List.of(masks).iterator());
    }

    private static LayerPlan sequence(JsonNode layers, Iterator<KeepMask> masks) {
        List<LayerPlan> plans = new ArrayList<>();
        for (JsonNode layer : layers) {
            plans.add(layer.isArray() ? sequence(layer, masks) : layer(layer.asText(), masks));
        }
        return new Sequential.Plan(plans);
    }

    private static LayerPlan layer(String text, Iterator<KeepMask> masks) {
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        String arguments = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
        return switch (name) {
            case "Linear" -> linear(arguments);
            case "Sigmoid" -> new Sigmoid();
            case "Tanh" -> new Tanh();
            case "Relu" -> new Relu();
            case "Dropout" -> dropout(Double.parseDouble(arguments), masks);
            default -> throw new IllegalArgumentException("no layer of the chapter: " + text);
        };
    }

    private static LayerPlan linear(String sizes) {
        int comma = sizes.indexOf(',');
        int in = Integer.parseInt(sizes.substring(0, comma));
        return linear(in, Integer.parseInt(sizes.substring(comma + 1)));
    }

    static LayerPlan linear(int in, int out) {
        return new Linear.Plan(out, OptionalInt.of(in), ZERO, Optional.of(ZERO));
    }

    private static LayerPlan dropout(double p, Iterator<KeepMask> masks) {
        return new Dropout.Plan(p, false, masks.hasNext() ? Optional.of(masks.next()) : Optional.empty());
    }

    /// Sets parameters to recorded weights, both in `params()` order.
    static void assign(List<Parameter> parameters, JsonNode weights) {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).assign(GoldenFile.floats(weights.required(i)));
        }
    }

    static void checkValues(Tolerance tolerance, String what, List<Parameter> parameters, JsonNode weights) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            tolerance.check(what + " " + p.name(), p.values(), GoldenFile.doubles(weights.required(i)));
        }
    }

    static void checkGradients(Tolerance tolerance, String what, List<Parameter> parameters, JsonNode gradients) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            tolerance.check(what + " " + p.name(), p.gradients(), GoldenFile.doubles(gradients.required(i)));
        }
    }
}
