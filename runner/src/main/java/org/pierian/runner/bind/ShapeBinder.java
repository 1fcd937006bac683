package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.shape.ChannelShuffle;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.shape.Pad;
import org.pierian.core.layer.shape.Permute;
import org.pierian.core.layer.shape.Reshape;
import org.pierian.core.layer.shape.Select;
import org.pierian.core.layer.shape.SelectColumn;
import org.pierian.core.layer.shape.SelectColumns;
import org.pierian.core.layer.shape.Slice;
import org.pierian.spec.PadMode;
import org.pierian.spec.PlaceOrName;
import org.pierian.spec.ShapeSpec;

/// Turns the words of shape layers into plans of layers.
final class ShapeBinder {

    private ShapeBinder() {}

    /// One shape layer.
    static LayerPlan bind(ShapeSpec spec) {
        return switch (spec) {
            case ShapeSpec.Flatten(int start, int end) -> new Flatten.Plan(start, end);
            case ShapeSpec.Reshape(List<Integer> shape) -> new Reshape.Plan(shape);
            case ShapeSpec.Permute(List<Integer> dims) -> new Permute(dims);
            case ShapeSpec.Select(PlaceOrName.Place(int index), int dim) -> new Select(index, dim);
            case ShapeSpec.Select(PlaceOrName.Name(String name), int _) -> new SelectColumn(name);
            case ShapeSpec.Columns(List<String> names) -> new SelectColumns(names);
            case ShapeSpec.Slice(int start, Optional<Integer> end, int dim) ->
                new Slice(start, Inits.optional(end), dim);
            case ShapeSpec.Pad(int before, int after, int dim, PadMode mode) -> new Pad(before, after, dim, mode(mode));
            case ShapeSpec.ChannelShuffle(int groups) -> new ChannelShuffle(groups);
        };
    }

    private static Pad.Mode mode(PadMode mode) {
        return switch (mode) {
            case ZEROS -> Pad.Mode.ZEROS;
            case REPLICATE -> Pad.Mode.REPLICATE;
            case REFLECT -> Pad.Mode.REFLECT;
        };
    }
}
