package org.pierian.core.layer.shape;

import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Gives the elements of an example other axes, in row-major order.
///
/// **Source:** PyTorch, `torch.reshape`.
public final class Reshape {

    private Reshape() {}

    /// Reshape before it knows its input.
    ///
    /// @param dims the new axes without the batch; one may be -1, which stands for what is left
    public record Plan(List<Integer> dims) implements ReshapePlan {

        /// Keeps a copy of the list.
        public Plan {
            dims = List.copyOf(dims);
        }

        @Override
        public TensorType output(TensorType in) {
            int size = in.shape().size();
            int known = 1;
            for (int dim : dims) {
                known = dim < 0 ? known : Math.multiplyExact(known, dim);
            }
            boolean open = dims.contains(-1);
            if (open ? known == 0 || size % known != 0 : known != size) {
                throw new ShapeException("reshape to " + dims + " wants " + (open ? "a multiple of " : "") + known
                        + " elements, got " + in.shape() + ", which has " + size);
            }
            int rest = open ? size / known : 0;
            return in.withShape(
                    Shape.of(dims.stream().mapToInt(dim -> dim < 0 ? rest : dim).toArray()));
        }
    }
}
