package org.pierian.core.layer.shape;

import java.util.OptionalInt;
import org.pierian.core.backend.Moves;
import org.pierian.core.layer.Axis;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Takes a range of one axis. Of a row of a table these are columns, which keep their names. Of padded steps the
/// range is counted from the beginning only.
///
/// **Source:** Python and PyTorch, `x[start:end]`.
///
/// @param start the first entry that is kept; below 0 counted from the end
/// @param end behind the last entry that is kept, likewise; without it everything from `start` on
/// @param dim the axis, counted from 1, or from the end
public record Slice(int start, OptionalInt end, int dim) implements MovingPlan {

    @Override
    public TensorType output(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "slice");
        int size = in.shape().dim(axis);
        int from = first(size);
        int to = last(size);
        if (from < 0 || from >= to || to > size) {
            throw new ShapeException("slice from " + start
                    + end.stream().mapToObj(e -> " to " + e).reduce("", String::concat) + " wants an axis " + dim
                    + " that holds this range, got " + in.shape());
        }
        if (start < 0 || end.orElse(0) < 0) {
            Axis.at(axis, in.shape())
                    .requireFullLength("slice cannot count from the end of", in, "count from the beginning");
        }
        if (!in.columns().isEmpty()) {
            return TensorType.row(in.columns().subList(from, to));
        }
        Shape out = Axes.with(in.shape(), axis, to - from);
        return in.withShape(out).padded(in.padded() && axis > 0);
    }

    private int first(int size) {
        return start < 0 ? size + start : start;
    }

    private int last(int size) {
        int written = end.orElse(size);
        return written < 0 ? size + written : written;
    }

    @Override
    public Moves moves(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "slice");
        int size = in.shape().dim(axis);
        int count = last(size) - first(size);
        return new AxisMoves(in.shape(), axis, count)
                .move(count, first(size), 1, 0)
                .all();
    }
}
