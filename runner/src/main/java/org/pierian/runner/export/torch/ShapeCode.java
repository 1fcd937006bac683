package org.pierian.runner.export.torch;

import java.util.List;
import java.util.Optional;
import org.pierian.spec.PadMode;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.ShapeSpec;
import org.pierian.spec.language.Words;

/// Layers that compute nothing as calls of PyTorch, or of the classes in `helpers.py`.
final class ShapeCode {

    private ShapeCode() {}

    static String of(ShapeSpec spec, Place place) {
        return switch (spec) {
            case ShapeSpec.Flatten(int start, int end) -> "nn.Flatten(" + start + ", " + end + ")";
            case ShapeSpec.Reshape _ ->
                "Reshape(" + Python.numbers(place.out().shape().toArray()) + ")";
            case ShapeSpec.Permute(List<Integer> dims) -> "Permute(" + Python.numbers(dims) + ")";
            case ShapeSpec.Select(PlaceOrName.Place(int index), int dim) -> "Select(" + dim + ", " + index + ")";
            case ShapeSpec.Select(PlaceOrName.Name(String name), int _) ->
                "Select(1, " + place.columns(name).getFirst() + ")";
            case ShapeSpec.Columns(List<String> names) ->
                "Columns("
                        + Python.numbers(names.stream()
                                .flatMap(name -> place.columns(name).stream())
                                .toList())
                        + ")";
            case ShapeSpec.Slice(int start, Optional<Integer> end, int dim) ->
                "Slice(" + place.axis(dim) + ", " + start + ", "
                        + end.map(String::valueOf).orElse("None") + ")";
            case ShapeSpec.Pad(int before, int after, int dim, PadMode mode) ->
                "Pad(" + place.axis(dim) + ", " + before + ", " + after + ", \"" + Words.ofConstant(mode) + "\")";
            case ShapeSpec.ChannelShuffle(int groups) -> "ChannelShuffle(" + groups + ")";
        };
    }
}
