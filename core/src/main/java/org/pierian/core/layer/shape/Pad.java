package org.pierian.core.layer.shape;

import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Makes one axis longer at its ends.
///
/// | mode        | what `before = after = 2` makes of `a b c d` |
/// |-------------|----------------------------------------------|
/// | `ZEROS`     | `0 0 a b c d 0 0`                            |
/// | `REPLICATE` | `a a a b c d d d`                            |
/// | `REFLECT`   | `c b a b c d c b`                            |
///
/// **Source:** PyTorch, `torch.nn.functional.pad`.
///
/// @param before entries in front, at least 0
/// @param after entries behind, at least 0
/// @param dim the axis, counted from 1, or from the end
/// @param mode what they hold
public record Pad(int before, int after, int dim, Mode mode) implements MovingPlan {

    /// What new entries hold.
    public enum Mode {
        /// Zeros.
        ZEROS,
        /// The entry at the end.
        REPLICATE,
        /// The entries next to the one at the end, in reverse.
        REFLECT
    }

    @Override
    public TensorType output(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "pad");
        int size = in.shape().dim(axis);
        int least = switch (mode) {
            case ZEROS -> 0;
            case REPLICATE -> 1;
            case REFLECT -> Math.max(before, after) + 1;
        };
        if (size < least) {
            throw new ShapeException(
                    "pad wants an axis " + dim + " of at least " + least + " to reflect, got " + in.shape());
        }
        Shape out = Axes.with(in.shape(), axis, Math.addExact(Math.addExact(before, size), after));
        return in.withShape(out).padded(in.padded() && axis > 0);
    }

    @Override
    public Moves moves(TensorType in) {
        int axis = Axes.of(dim, in.shape(), "pad");
        int size = in.shape().dim(axis);
        AxisMoves moves = new AxisMoves(in.shape(), axis, before + size + after).move(size, 0, 1, before);
        return switch (mode) {
            case ZEROS -> moves.all();
            case REPLICATE ->
                moves.move(before, 0, 0, 0)
                        .move(after, size - 1, 0, before + size)
                        .all();
            case REFLECT ->
                moves.move(before, before, -1, 0)
                        .move(after, size - 2, -1, before + size)
                        .all();
        };
    }
}
