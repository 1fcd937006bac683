package org.pierian.runner.onnx.nodes;

import java.util.List;
import org.pierian.core.init.RotaryAngles;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.RotaryPairs;
import org.pierian.spec.RotarySpec;

/// Rotary position embedding: pairs of numbers are turned by their position.
final class RotaryNodes {

    private static final long LAST = -1;

    private RotaryNodes() {}

    /// @param x `[batch, shared, group, time, head]`
    static String turned(RotarySpec spec, Place at, int time, int head, String x) {
        int pairs = head / 2;
        RotaryAngles angles = new RotaryAngles(spec.base(), time, pairs);
        Shape shape = Shape.of(time, pairs);
        String cosines = at.graph().floats("cosines", shape, angles.cosines());
        String sines = at.graph().floats("sines", shape, angles.sines());
        boolean adjacent = spec.pairs() == RotaryPairs.ADJACENT;
        String first = part(at, x, pairs, 0, adjacent);
        String second = part(at, x, pairs, 1, adjacent);
        String a = at.add("Sub", List.of(product(at, first, cosines), product(at, second, sines)));
        String b = at.add("Add", List.of(product(at, second, cosines), product(at, first, sines)));
        return adjacent ? interleaved(at, a, b, head) : at.add("Concat", List.of(a, b), Attribute.of("axis", LAST));
    }

    private static String part(Place at, String x, int pairs, int which, boolean adjacent) {
        Graph graph = at.graph();
        long from = adjacent ? which : (long) which * pairs;
        long to = adjacent ? Integer.MAX_VALUE : (which + 1L) * pairs;
        return at.add(
                "Slice",
                List.of(
                        x,
                        graph.integers(from),
                        graph.integers(to),
                        graph.integers(LAST),
                        graph.integers(adjacent ? 2 : 1)));
    }

    private static String product(Place at, String x, String factor) {
        return at.add("Mul", List.of(x, factor));
    }

    private static String interleaved(Place at, String a, String b, int head) {
        Graph graph = at.graph();
        String pairs = at.add(
                "Concat",
                List.of(
                        at.add("Unsqueeze", List.of(a, graph.integers(LAST))),
                        at.add("Unsqueeze", List.of(b, graph.integers(LAST)))),
                Attribute.of("axis", LAST));
        return at.add("Reshape", List.of(pairs, graph.integers(0, 0, 0, 0, head)));
    }
}
