package org.pierian.core.layer.shape;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.Shape;

/// Moves along one axis of an example, in every place of the others.
final class AxisMoves {

    private final int before;
    private final int after;
    private final int in;
    private final int out;
    private final List<Move> moves = new ArrayList<>();

    /// @param in an example before
    /// @param axis along which elements move
    /// @param out size of that axis after
    AxisMoves(Shape in, int axis, int out) {
        this.before = Axes.size(in, 0, axis);
        this.after = Axes.size(in, axis + 1, in.rank());
        this.in = in.dim(axis);
        this.out = out;
    }

    /// Moves the entries `from`, `from + step`, ... of the axis to `to`, `to + 1`, ...
    AxisMoves move(int count, int from, int step, int to) {
        if (count > 0) {
            List<Move.Axis> axes = List.of(
                    new Move.Axis(before, in * after, out * after),
                    new Move.Axis(count, step * after, after),
                    new Move.Axis(after, 1, 1));
            moves.add(new Move(from * after, to * after, axes));
        }
        return this;
    }

    Moves all() {
        return new Moves(before * in * after, before * out * after, moves);
    }
}
