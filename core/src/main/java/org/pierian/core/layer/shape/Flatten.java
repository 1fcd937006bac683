package org.pierian.core.layer.shape;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Makes one axis of the axes from one to another: `[d1, d2, ...]` becomes `[d1 * d2 * ...]`, row-major.
///
/// **Source:** PyTorch, `torch.nn.Flatten`.
public final class Flatten {

    private Flatten() {}

    /// Flatten before it knows its input.
    ///
    /// @param startDim the first axis, counted from 1, or from the end
    /// @param endDim the last axis, likewise
    public record Plan(int startDim, int endDim) implements ReshapePlan {

        /// All axes.
        public Plan() {
            this(1, -1);
        }

        @Override
        public TensorType output(TensorType in) {
            Shape shape = in.shape();
            if (shape.rank() == 0) {
                return in.withShape(Shape.of(1));
            }
            int start = Axes.of(startDim, shape, "flatten");
            int end = Axes.of(endDim, shape, "flatten");
            if (start > end) {
                throw new ShapeException("flatten wants start_dim before end_dim, got axes " + (start + 1) + " and "
                        + (end + 1) + " of " + shape);
            }
            List<Integer> dims = new ArrayList<>();
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (axis == start) {
                    dims.add(Axes.size(shape, start, end + 1));
                } else if (axis < start || axis > end) {
                    dims.add(shape.dim(axis));
                }
            }
            Shape flat = Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
            return in.withShape(flat).padded(in.padded() && (start > 0 || start == end));
        }
    }
}
