package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.spec.RecurrentOutput;
import org.pierian.spec.RecurrentSpec;

/// Recurrent layers. The weights are those of weights files, put into the order of ONNX by nodes.
final class RecurrentNodes {

    private static final String WEIGHT_IH = "weight_ih_l";
    private static final String WEIGHT_HH = "weight_hh_l";
    private static final String BIAS_IH = "bias_ih_l";
    private static final String BIAS_HH = "bias_hh_l";

    private RecurrentNodes() {}

    /// @param gates places of ONNX's gates among ours
    private record Cell(String operator, List<Integer> gates, List<Attribute> attributes) {}

    static String add(RecurrentSpec spec, Place at, String x) {
        Cell cell = switch (spec) {
            case RecurrentSpec.Rnn _ -> new Cell("RNN", List.of(0), List.of());
            case RecurrentSpec.Gru _ ->
                new Cell("GRU", List.of(1, 0, 2), List.of(Attribute.of("linear_before_reset", 1)));
            case RecurrentSpec.Lstm _ -> new Cell("LSTM", List.of(0, 3, 1, 2), List.of());
        };
        Optional<String> lengths = at.in().padded()
                ? at.lengths()
                        .map(given -> at.add("Cast", at.length(given), Attribute.of("to", ElementType.INT32.number())))
                : Optional.empty();
        String steps = at.add("Transpose", x, Attribute.of("perm", List.of(1L, 0L, 2L)));
        for (int layer = 0; layer < spec.numLayers(); layer++) {
            boolean isTop = layer == spec.numLayers() - 1;
            List<String> outputs = layer(spec, cell, at, layer, steps, lengths);
            if (isTop && spec.output() == RecurrentOutput.LAST) {
                return ends(spec, at, outputs.getLast());
            }
            steps = byStep(spec, at, outputs.getFirst(), isTop);
        }
        return steps;
    }

    private static List<String> layer(
            RecurrentSpec spec, Cell cell, Place at, int layer, String steps, Optional<String> lengths) {
        List<String> inputs = new ArrayList<>(
                List.of(steps, both(spec, cell, at, WEIGHT_IH + layer), both(spec, cell, at, WEIGHT_HH + layer)));
        Optional<String> bias = bias(spec, cell, at, layer);
        bias.ifPresent(inputs::add);
        if (lengths.isPresent()) {
            if (bias.isEmpty()) {
                inputs.add("");
            }
            inputs.add(lengths.get());
        }
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Attribute.of("hidden_size", spec.hiddenSize()));
        attributes.add(Attribute.of("direction", spec.bidirectional() ? "bidirectional" : "forward"));
        attributes.addAll(cell.attributes());
        return at.add(cell.operator(), inputs, 2, attributes.toArray(Attribute[]::new));
    }

    /// `[directions, gates * hidden, n]`.
    private static String both(RecurrentSpec spec, Cell cell, Place at, String name) {
        String forward = first(at, gates(cell, at, at.weight(name)));
        return spec.bidirectional()
                ? directions(at, forward, first(at, gates(cell, at, at.weight(name + "_reverse"))))
                : forward;
    }

    private static Optional<String> bias(RecurrentSpec spec, Cell cell, Place at, int layer) {
        if (!spec.bias()) {
            return Optional.empty();
        }
        String forward = first(at, biases(spec, cell, at, layer, ""));
        return Optional.of(
                spec.bidirectional()
                        ? directions(at, forward, first(at, biases(spec, cell, at, layer, "_reverse")))
                        : forward);
    }

    /// That of the input, then that of the state, which may be zero.
    private static String biases(RecurrentSpec spec, Cell cell, Place at, int layer, String end) {
        int sums = cell.gates().size() * spec.hiddenSize();
        String input = gates(cell, at, at.weight(BIAS_IH + layer + end));
        String state = spec.recurrentBias()
                ? gates(cell, at, at.weight(BIAS_HH + layer + end))
                : at.graph().floats("zeros", Shape.of(sums), new float[sums]);
        return at.add("Concat", List.of(input, state), Attribute.of("axis", 0));
    }

    private static String gates(Cell cell, Place at, String weight) {
        int count = cell.gates().size();
        if (count == 1) {
            return weight;
        }
        List<String> parts =
                at.add("Split", List.of(weight), count, Attribute.of("axis", 0), Attribute.of("num_outputs", count));
        return at.add("Concat", cell.gates().stream().map(parts::get).toList(), Attribute.of("axis", 0));
    }

    private static String first(Place at, String tensor) {
        return at.add("Unsqueeze", List.of(tensor, at.graph().integers(0)));
    }

    private static String directions(Place at, String forward, String reverse) {
        return at.add("Concat", List.of(forward, reverse), Attribute.of("axis", 0));
    }

    /// `[time, directions, batch, hidden]` to `[time, batch, directions * hidden]`, and the batch first at the top.
    private static String byStep(RecurrentSpec spec, Place at, String states, boolean isTop) {
        List<Long> order = isTop ? List.of(2L, 0L, 1L, 3L) : List.of(0L, 2L, 1L, 3L);
        String moved = at.add("Transpose", states, Attribute.of("perm", order));
        long width = (spec.bidirectional() ? 2L : 1L) * spec.hiddenSize();
        return at.add("Reshape", List.of(moved, at.graph().integers(0, 0, width)));
    }

    /// `[directions, batch, hidden]` to `[batch, directions * hidden]`.
    private static String ends(RecurrentSpec spec, Place at, String states) {
        String moved = at.add("Transpose", states, Attribute.of("perm", List.of(1L, 0L, 2L)));
        long width = (spec.bidirectional() ? 2L : 1L) * spec.hiddenSize();
        return at.add("Reshape", List.of(moved, at.graph().integers(0, width)));
    }
}
