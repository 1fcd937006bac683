package org.pierian.core.layer.shape;

import org.pierian.core.backend.Moves;
import org.pierian.core.layer.Axis;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Takes one entry of an axis, which is dropped: `[time, features]` becomes `[features]`, a row of a table `[]`.
/// Of padded steps it is counted from the beginning only.
///
/// **Source:** PyTorch, `torch.select`.
///
/// @param index the entry; below 0 counted from the end
/// @param dim the axis, counted from 1, or from the end
public record Select(int index, int dim) implements MovingPlan {

    @Override
    public TensorType output(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "select");
        int place = place(in.shape(), axis);
        if (index < 0) {
            Axis.at(axis, in.shape())
                    .requireFullLength("select cannot count from the end of", in, "count from the beginning");
        }
        int[] dims = in.shape().toArray();
        int[] others = new int[dims.length - 1];
        System.arraycopy(dims, 0, others, 0, axis);
        System.arraycopy(dims, axis + 1, others, axis, others.length - axis);
        Shape out = Shape.of(others);
        if (!in.columns().isEmpty()) {
            int below = in.indicesBelow(place);
            return below == 0 ? TensorType.numbers(out) : TensorType.indices(out, below);
        }
        return in.withShape(out).padded(in.padded() && axis > 0);
    }

    private int place(Shape shape, int axis) {
        int size = shape.dim(axis);
        if (index >= size || index < -size) {
            throw new ShapeException(
                    "select wants an entry " + index + " of axis " + dim + ", got " + shape + ", where it has " + size);
        }
        return index < 0 ? size + index : index;
    }

    @Override
    public Moves moves(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "select");
        return new AxisMoves(in.shape(), axis, 1)
                .move(1, place(in.shape(), axis), 1, 0)
                .all();
    }
}
