package org.pierian.core.layer.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.layer.Axis;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Sum, mean or largest of one axis, which is counted as PyTorch counts it: 0 is the batch, 1 an example's first axis,
/// -1 its last.
///
/// Of a padded input, a reduction over time leaves out the steps behind each example's length; of no steps it is 0.
///
/// **Source:** PyTorch, `torch.sum`, `torch.mean`, `torch.amax`.
///
/// @param kind what becomes of the axis
/// @param dim the axis; not 0
/// @param keep whether the axis is kept, with size 1
public record ReduceAxis(AxisReduction.Kind kind, int dim, boolean keep) implements AxisPlan {

    @Override
    public TensorType output(TensorType in) {
        int axis = axis(in);
        List<Integer> dims = new ArrayList<>();
        for (int i = 0; i < in.shape().rank(); i++) {
            if (i != axis) {
                dims.add(in.shape().dim(i));
            } else if (keep) {
                dims.add(1);
            }
        }
        Shape shape = Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
        return TensorType.numbers(shape).padded(in.padded() && axis > 0);
    }

    @Override
    public AxisGeometry geometry(TensorType in) {
        Axis axis = Axis.at(axis(in), in.shape());
        return new AxisGeometry(axis.before(), axis.size(), axis.behind());
    }

    @Override
    public boolean overTime(TensorType in) {
        return in.padded() && axis(in) == 0;
    }

    /// The axis, counted from an example's first.
    private int axis(TensorType in) {
        int rank = in.shape().rank();
        int axis = dim > 0 ? dim - 1 : rank + dim;
        if (!in.isNumbers() || dim == 0 || axis < 0 || axis >= rank) {
            throw new ShapeException(kind.name().toLowerCase(Locale.ROOT) + " over dim " + dim
                    + " wants numbers with at least " + Math.abs(dim) + (Math.abs(dim) == 1 ? " axis" : " axes")
                    + " besides the batch, got " + in);
        }
        return axis;
    }
}
