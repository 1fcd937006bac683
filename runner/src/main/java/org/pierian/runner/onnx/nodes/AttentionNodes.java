package org.pierian.runner.onnx.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.AttentionSpec;

/// Attention, written out with products and a softmax: opset 21 has no operator for it.
///
/// Heads that share keys and values are an axis of their own: queries are `[batch, shared, group, time, head]`, keys
/// and values `[batch, shared, 1, time, head]`.
final class AttentionNodes {

    private AttentionNodes() {}

    /// Sizes of an attention.
    private record Sizes(int time, int features, int shared, int group, int head) {}

    static String add(AttentionSpec spec, Place at, String x) {
        return switch (spec) {
            case AttentionSpec.SelfAttention attention -> attention(attention, at, x);
        };
    }

    private static String attention(AttentionSpec.SelfAttention spec, Place at, String x) {
        int time = at.in().shape().dim(0);
        int features = at.in().shape().last();
        int shared = spec.numKvHeads().orElse(spec.numHeads());
        int head = spec.headDim().orElse(features / spec.numHeads());
        Sizes sizes = new Sizes(time, features, shared, spec.numHeads() / shared, head);
        String projected = BasicNodes.product(at, x, at.weight("in_proj_weight"), at.optionalWeight("in_proj_bias"));
        long keys = (long) shared * head;
        List<String> parts = at.add(
                "Split",
                List.of(projected, at.graph().integers((long) spec.numHeads() * head, keys, keys)),
                3,
                Attribute.of("axis", 2));
        String query = turned(spec, at, sizes, heads(at, sizes, parts.get(0), sizes.group()));
        String key = turned(spec, at, sizes, heads(at, sizes, parts.get(1), 1));
        String value = heads(at, sizes, parts.get(2), 1);
        String scores = at.add(
                "MatMul",
                List.of(
                        at.add("Mul", List.of(query, at.graph().number(1 / Math.sqrt(head)))),
                        at.add("Transpose", key, Attribute.of("perm", List.of(0L, 1L, 2L, 4L, 3L)))));
        String shares = at.add("Softmax", masked(spec, at, time, scores), Attribute.of("axis", -1));
        return BasicNodes.product(
                at,
                mixed(at, sizes, at.add("MatMul", List.of(shares, value))),
                at.weight("out_proj.weight"),
                at.optionalWeight("out_proj.bias"));
    }

    private static String heads(Place at, Sizes sizes, String x, int group) {
        String split = at.reshape(x, Shape.of(sizes.time(), sizes.shared(), group, sizes.head()));
        return at.add("Transpose", split, Attribute.of("perm", List.of(0L, 2L, 3L, 1L, 4L)));
    }

    private static String mixed(Place at, Sizes sizes, String x) {
        String steps = at.add("Transpose", x, Attribute.of("perm", List.of(0L, 3L, 1L, 2L, 4L)));
        return at.reshape(steps, Shape.of(sizes.time(), sizes.shared() * sizes.group() * sizes.head()));
    }

    private static String turned(AttentionSpec.SelfAttention spec, Place at, Sizes sizes, String x) {
        return spec.rotary()
                .map(rotary -> RotaryNodes.turned(rotary, at, sizes.time(), sizes.head(), x))
                .orElse(x);
    }

    /// The scores, with a number near minus infinity where a step does not see another.
    private static String masked(AttentionSpec.SelfAttention spec, Place at, int time, String scores) {
        Optional<String> seen = spec.causal() ? Optional.of(before(spec, at, time)) : Optional.empty();
        Optional<String> counted =
                at.in().padded() ? at.lengths().map(given -> present(at, time, given)) : Optional.empty();
        Optional<String> both = seen.isPresent() && counted.isPresent()
                ? Optional.of(at.add("And", List.of(seen.get(), counted.get())))
                : seen.or(() -> counted);
        return both.map(flags ->
                        at.add("Where", List.of(flags, scores, at.graph().number(-Float.MAX_VALUE))))
                .orElse(scores);
    }

    /// `[time, time]`: whether the step of the row sees that of the column.
    private static String before(AttentionSpec.SelfAttention spec, Place at, int time) {
        Graph graph = at.graph();
        String columns = graph.integers(steps(time));
        String rows = at.add("Unsqueeze", List.of(columns, graph.integers(1)));
        String past = at.add("LessOrEqual", List.of(columns, rows));
        return spec.window()
                .filter(window -> window < time)
                .map(window -> {
                    String first = at.add("Sub", List.of(rows, graph.integer(window)));
                    return at.add("And", List.of(past, at.add("Greater", List.of(columns, first))));
                })
                .orElse(past);
    }

    /// `[batch, 1, 1, 1, time]`: whether a step counts.
    private static String present(Place at, int time, Place.Lengths given) {
        Graph graph = at.graph();
        String length = at.add("Unsqueeze", List.of(at.length(given), graph.integers(1, 2, 3, 4)));
        return at.add("Less", List.of(graph.integers(steps(time)), length));
    }

    private static long[] steps(int time) {
        long[] steps = new long[time];
        Arrays.setAll(steps, i -> i);
        return steps;
    }
}
