package org.pierian.core.layer;

import java.util.List;
import java.util.OptionalInt;
import org.pierian.core.layer.shape.ChannelShuffle;
import org.pierian.core.layer.shape.Flatten;
import org.pierian.core.layer.shape.Pad;
import org.pierian.core.layer.shape.Permute;
import org.pierian.core.layer.shape.Reshape;
import org.pierian.core.layer.shape.Select;
import org.pierian.core.layer.shape.SelectColumn;
import org.pierian.core.layer.shape.SelectColumns;
import org.pierian.core.layer.shape.Slice;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Shape layers for the tests that every layer must pass.
final class ShapeCases {

    private static final TensorType ROW = TensorType.row(List.of(
            Column.number("a"), Column.index("b", 4), Column.number("c"), Column.number("c"), Column.number("d")));
    private static final TensorType NUMBERS = TensorType.row(List.of(
            Column.number("a"), Column.number("b"), Column.number("c"), Column.number("d"), Column.number("e")));

    private ShapeCases() {}

    static List<LayerCase> all() {
        Shape block = Shape.of(4, 3, 5);
        return List.of(
                new LayerCase("flatten", new Flatten.Plan(), Shape.of(2, 3, 4)),
                new LayerCase("flatten of the last axes", new Flatten.Plan(2, -1), block),
                new LayerCase("flatten of indices", new Flatten.Plan(), TensorType.indices(Shape.of(2, 3), 7)),
                new LayerCase("reshape", new Reshape.Plan(List.of(5, -1)), block),
                new LayerCase("reshape of padded steps", new Reshape.Plan(List.of(-1)), padded(Shape.of(4, 3))),
                new LayerCase("permute", new Permute(List.of(3, 1, 2)), block),
                new LayerCase("permute of the first axes", new Permute(List.of(2, 1, 3)), Shape.of(3, 4, 9)),
                new LayerCase("permute of many", new Permute(List.of(2, 1)), Shape.of(70, 33)),
                new LayerCase("permute of padded steps", new Permute(List.of(2, 1)), padded(Shape.of(4, 3))),
                new LayerCase("select", new Select(-1, 2), block),
                new LayerCase("select of the last step", new Select(-1, 1), block),
                new LayerCase("select of a row", new Select(1, 1), ROW),
                new LayerCase("select of a column", new SelectColumn("d"), NUMBERS),
                new LayerCase("columns", new SelectColumns(List.of("d", "a", "b")), NUMBERS),
                new LayerCase("columns of both kinds", new SelectColumns(List.of("c", "b")), ROW),
                new LayerCase("slice", new Slice(1, OptionalInt.of(-1), -1), block),
                new LayerCase("slice to the end", new Slice(-2, OptionalInt.empty(), 1), block),
                new LayerCase("slice of a row", new Slice(1, OptionalInt.of(3), 1), ROW),
                new LayerCase("zeros around", new Pad(2, 1, 2, Pad.Mode.ZEROS), block),
                new LayerCase("replicated ends", new Pad(3, 2, 1, Pad.Mode.REPLICATE), block),
                new LayerCase("reflected ends", new Pad(2, 4, -1, Pad.Mode.REFLECT), block),
                new LayerCase("channel shuffle", new ChannelShuffle(3), Shape.of(6, 2, 2)));
    }

    private static TensorType padded(Shape shape) {
        return TensorType.numbers(shape).padded(true);
    }
}
