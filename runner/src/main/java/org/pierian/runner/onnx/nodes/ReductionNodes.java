package org.pierian.runner.onnx.nodes;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.spec.ReductionSpec;

/// Reductions of whole axes. Over time they leave padding out.
final class ReductionNodes {

    private ReductionNodes() {}

    static String add(ReductionSpec spec, Place at, String x) {
        return switch (spec) {
            case ReductionSpec.GlobalAvgPool(boolean keep) -> global(at, "ReduceMean", x, keep);
            case ReductionSpec.GlobalMaxPool(boolean keep) -> global(at, "ReduceMax", x, keep);
            case ReductionSpec.Mean(int dim, boolean keep) -> mean(at, x, at.axis(dim), keep);
            case ReductionSpec.Max(int dim, boolean keep) -> max(at, x, at.axis(dim), keep);
            case ReductionSpec.Sum(int dim, boolean keep) ->
                reduce(at, "ReduceSum", cleared(at, x, at.axis(dim)), keep, at.axis(dim));
        };
    }

    private static String global(Place at, String operator, String x, boolean keep) {
        long[] axes = LongStream.rangeClosed(2, at.in().shape().rank()).toArray();
        return reduce(at, operator, x, keep, axes);
    }

    private static String reduce(Place at, String operator, String x, boolean keep, long... axes) {
        return at.add(operator, List.of(x, at.graph().integers(axes)), Attribute.of("keepdims", keep ? 1 : 0));
    }

    private static boolean isTime(Place at, int axis) {
        return at.in().padded() && axis == 1;
    }

    private static String cleared(Place at, String x, int axis) {
        return isTime(at, axis) ? at.cleared(Value.numbers(x)).name() : x;
    }

    private static String mean(Place at, String x, int axis, boolean keep) {
        Optional<String> length = length(at, axis, keep);
        if (length.isEmpty()) {
            return reduce(at, "ReduceMean", x, keep, axis);
        }
        String sum = reduce(at, "ReduceSum", cleared(at, x, axis), keep, axis);
        String count = at.add("Max", List.of(length.get(), at.graph().number(1)));
        return at.add("Div", List.of(sum, count));
    }

    private static String max(Place at, String x, int axis, boolean keep) {
        Optional<String> flags = isTime(at, axis) ? at.counted() : Optional.empty();
        Optional<String> length = length(at, axis, keep);
        if (flags.isEmpty() || length.isEmpty()) {
            return reduce(at, "ReduceMax", x, keep, axis);
        }
        Graph graph = at.graph();
        String seen = at.add("Where", List.of(flags.get(), x, graph.number(-Float.MAX_VALUE)));
        String largest = reduce(at, "ReduceMax", seen, keep, axis);
        String any = at.add("Greater", List.of(length.get(), graph.number(0)));
        return at.add("Where", List.of(any, largest, graph.number(0)));
    }

    /// The steps that count as numbers, `[batch, 1, ...]`, where time is reduced and some may not count.
    private static Optional<String> length(Place at, int axis, boolean keep) {
        if (!isTime(at, axis)) {
            return Optional.empty();
        }
        int behind = at.in().shape().rank() - (keep ? 0 : 1);
        return at.lengths().map(given -> {
            String number = at.add("Cast", at.length(given), Attribute.of("to", ElementType.FLOAT.number()));
            long[] axes = LongStream.rangeClosed(1, behind).toArray();
            return axes.length == 0
                    ? number
                    : at.add("Unsqueeze", List.of(number, at.graph().integers(axes)));
        });
    }
}
