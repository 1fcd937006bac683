package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;

/// Containers: branches of a graph and where they meet.
///
/// @param layers adds the nodes of a layer inside
record ContainerNodes(LayerAdder layers) {

    /// Adds the nodes of a layer.
    @FunctionalInterface
    interface LayerAdder {
        /// Adds the layer, and gives its output.
        Value add(LayerSpec spec, Place at, Value x);
    }

    Value add(ContainerSpec spec, Place at, Value x) {
        return switch (spec) {
            case ContainerSpec.Sequential _, ContainerSpec.Repeat _ ->
                chain(spec, at, x, 0, spec.children().size());
            case ContainerSpec.Residual residual -> residual(residual, at, x);
            case ContainerSpec.Parallel parallel -> parallel(parallel, at, x);
        };
    }

    /// Children that follow each other.
    private Value chain(LayerSpec spec, Place at, Value x, int from, int to) {
        List<LayerSpec.Child> children = spec.children();
        TensorType type = at.in();
        Value value = x;
        for (int i = from; i < to; i++) {
            Place inside =
                    at.inside(children.get(i).part(), at.plan().children().get(i), type);
            value = layers.add(children.get(i).layer(), inside, value);
            type = inside.out();
        }
        return value;
    }

    private Value residual(ContainerSpec.Residual spec, Place at, Value x) {
        int own = spec.inside().getFirst().children().size();
        int all = spec.children().size();
        Value around = all > own && at.plan().uses(own, at.in()) ? chain(spec, at, x, own, all) : x;
        Value through = chain(spec, at, x, 0, own);
        return Value.numbers(at.add("Add", List.of(through.name(), around.name())));
    }

    private Value parallel(ContainerSpec.Parallel spec, Place at, Value x) {
        List<LayerSpec.Child> branches = spec.children();
        List<Value> shares = shares(spec, at, x, branches.size());
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            TensorType given = at.plan().childInput(i, at.in(), List.of());
            Place inside =
                    at.inside(branches.get(i).part(), at.plan().children().get(i), given);
            outputs.add(
                    layers.add(branches.get(i).layer(), inside, shares.get(i)).name());
        }
        return Value.numbers(joined(spec, at, outputs));
    }

    private static List<Value> shares(ContainerSpec.Parallel spec, Place at, Value x, int count) {
        if (!spec.split() || count == 1) {
            return IntStream.range(0, count).mapToObj(_ -> x).toList();
        }
        return at
                .add(
                        "Split",
                        List.of(x.name()),
                        count,
                        Attribute.of("axis", at.axis(spec.dim())),
                        Attribute.of("num_outputs", count))
                .stream()
                .map(name -> new Value(name, x.isInteger()))
                .toList();
    }

    private static String joined(ContainerSpec.Parallel spec, Place at, List<String> outputs) {
        if (outputs.size() == 1) {
            return outputs.getFirst();
        }
        return switch (spec.join()) {
            case ADD -> folded(at, "Add", outputs);
            case MULTIPLY -> folded(at, "Mul", outputs);
            case CONCAT -> {
                int rank = at.out().shape().rank();
                int axis = spec.dim() < 0 ? rank + 1 + spec.dim() : spec.dim();
                yield at.add("Concat", outputs, Attribute.of("axis", axis));
            }
        };
    }

    private static String folded(Place at, String operator, List<String> outputs) {
        String joined = outputs.getFirst();
        for (String output : outputs.subList(1, outputs.size())) {
            joined = at.add(operator, List.of(joined, output));
        }
        return joined;
    }
}
