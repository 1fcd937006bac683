package org.pierian.core.backend;

import java.util.List;

/// A block of an example's elements that goes from one place to another: index i of an axis moves the source by
/// `i * fromStep` and the target by `i * toStep`.
///
/// @param from where in the source the block's first element lies
/// @param to where it goes
/// @param axes the block's axes, outermost first; without any it is one element
public record Move(int from, int to, List<Axis> axes) {

    /// Keeps a copy of the list.
    public Move {
        axes = List.copyOf(axes);
    }

    /// One axis of a block.
    ///
    /// @param size number of its indices
    /// @param fromStep distance of neighbours in the source; 0 takes the same element again, and it may be
    ///     negative
    /// @param toStep distance of neighbours in the target
    public record Axis(int size, int fromStep, int toStep) {}

    /// Number of elements that move.
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.size;
        }
        return size;
    }
}
