package org.pierian.runner.onnx.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.onnx.format.Attribute;
import org.pierian.spec.PadMode;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.ShapeSpec;

/// Layers that compute nothing. They take integers as well as numbers.
final class ShapeNodes {

    private ShapeNodes() {}

    static Value add(ShapeSpec spec, Place at, Value given) {
        String x = at.cleared(given).name();
        String y = switch (spec) {
            case ShapeSpec.Flatten _, ShapeSpec.Reshape _ ->
                at.reshape(x, at.out().shape());
            case ShapeSpec.Permute(List<Integer> dims) ->
                at.add(
                        "Transpose",
                        x,
                        Attribute.of(
                                "perm",
                                LongStream.concat(
                                                LongStream.of(0), dims.stream().mapToLong(Integer::longValue))
                                        .boxed()
                                        .toList()));
            case ShapeSpec.Select(PlaceOrName.Place(int index), int dim) -> entry(at, x, at.axis(dim), index);
            case ShapeSpec.Select(PlaceOrName.Name(String name), int _) ->
                entry(at, x, 1, places(at, List.of(name))[0]);
            case ShapeSpec.Columns(List<String> names) ->
                at.add("Gather", List.of(x, at.graph().integers(places(at, names))), Attribute.of("axis", 1));
            case ShapeSpec.Slice(int start, Optional<Integer> end, int dim) -> slice(at, x, start, end, dim);
            case ShapeSpec.Pad pad -> pad(at, x, pad, given.isInteger());
            case ShapeSpec.ChannelShuffle(int groups) -> shuffle(at, x, groups);
        };
        return new Value(y, given.isInteger());
    }

    private static String entry(Place at, String x, int axis, long index) {
        return at.add("Gather", List.of(x, at.graph().integer(index)), Attribute.of("axis", axis));
    }

    private static long[] places(Place at, List<String> names) {
        return names.stream()
                .flatMapToLong(name -> IntStream.range(0, at.in().columns().size())
                        .filter(i -> at.in().columns().get(i).name().equals(name))
                        .asLongStream())
                .toArray();
    }

    private static String slice(Place at, String x, int start, Optional<Integer> end, int dim) {
        Graph graph = at.graph();
        long last = end.map(Integer::longValue).orElse((long) Integer.MAX_VALUE);
        return at.add("Slice", List.of(x, graph.integers(start), graph.integers(last), graph.integers(at.axis(dim))));
    }

    private static String pad(Place at, String x, ShapeSpec.Pad pad, boolean isInteger) {
        int axis = at.axis(pad.dim());
        int rank = at.in().shape().rank() + 1;
        long[] pads = new long[2 * rank];
        pads[axis] = pad.before();
        pads[rank + axis] = pad.after();
        List<String> inputs = new ArrayList<>(List.of(x, at.graph().integers(pads)));
        if (pad.mode() == PadMode.ZEROS) {
            inputs.add(isInteger ? at.graph().integer(0) : at.graph().number(0));
        }
        String mode = switch (pad.mode()) {
            case ZEROS -> "constant";
            case REPLICATE -> "edge";
            case REFLECT -> "reflect";
        };
        return at.add("Pad", inputs, Attribute.of("mode", mode));
    }

    private static String shuffle(Place at, String x, int groups) {
        Shape in = at.in().shape();
        int channels = in.dim(0);
        int rest = in.size() / channels;
        String grouped = at.reshape(x, Shape.of(groups, channels / groups, rest));
        String dealt = at.add("Transpose", grouped, Attribute.of("perm", List.of(0L, 2L, 1L, 3L)));
        return at.reshape(dealt, in);
    }
}
