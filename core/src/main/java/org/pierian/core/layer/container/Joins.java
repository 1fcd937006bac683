package org.pierian.core.layer.container;

import java.util.List;
import java.util.stream.Collectors;
import org.pierian.core.backend.Stretch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Types of joined outputs.
final class Joins {

    private Joins() {}

    /// The axis of an example that a spec means.
    ///
    /// @param dim counted with the batch, from 1, or from the end
    static int axis(int dim, Shape example) {
        int axis = dim > 0 ? dim - 1 : example.rank() + dim;
        if (axis < 0 || axis >= example.rank()) {
            String axes = example.rank() == 0 ? "there is none" : "the axes of an example are 1 to " + example.rank();
            throw new ShapeException("parallel has dim: " + dim + ", and " + example + " has no such axis; " + axes);
        }
        return axis;
    }

    /// What the outputs of branches become.
    ///
    /// @throws ShapeException when they do not fit each other
    static TensorType output(Join join, int dim, List<TensorType> outputs) {
        for (TensorType output : outputs) {
            if (!output.isNumbers()) {
                throw new ShapeException("parallel joins numbers, and a branch gives " + output);
            }
        }
        return join == Join.CONCAT ? concatenated(dim, outputs) : stretched(join, outputs);
    }

    private static TensorType concatenated(int dim, List<TensorType> outputs) {
        Shape first = outputs.getFirst().shape();
        int axis = axis(dim, first);
        int[] dims = first.toArray();
        dims[axis] = 0;
        for (TensorType output : outputs) {
            int[] others = output.shape().toArray();
            boolean fits = others.length == dims.length;
            for (int i = 0; i < dims.length && fits; i++) {
                fits = i == axis || others[i] == dims[i];
            }
            if (!fits) {
                throw new ShapeException("parallel concatenates along axis " + dim
                        + ", so all other axes must be equal; its branches give " + text(outputs));
            }
            dims[axis] = Math.addExact(dims[axis], others[axis]);
        }
        boolean padded = outputs.stream().anyMatch(TensorType::padded);
        if (padded && axis == 0 && outputs.size() > 1) {
            throw new ShapeException("parallel cannot concatenate along the time axis of " + text(outputs)
                    + ", since examples may be shorter than it");
        }
        return TensorType.numbers(Shape.of(dims)).padded(padded);
    }

    private static TensorType stretched(Join join, List<TensorType> outputs) {
        int[] dims = outputs.getFirst().shape().toArray();
        for (TensorType output : outputs) {
            for (int i = 0; i < Math.min(dims.length, output.shape().rank()); i++) {
                dims[i] = dims[i] == 1 ? output.shape().dim(i) : dims[i];
            }
        }
        Shape large = Shape.of(dims);
        for (TensorType output : outputs) {
            if (output.padded() && output.shape().dim(0) != large.dim(0)) {
                throw new ShapeException("parallel cannot stretch the time axis of " + output + " to " + large
                        + ", since examples may be shorter than it");
            }
        }
        if (!outputs.stream().allMatch(output -> Stretch.fits(output.shape(), large))) {
            throw new ShapeException("parallel " + (join == Join.ADD ? "adds" : "multiplies")
                    + " outputs of equal shapes, or with axes of 1; its branches give " + text(outputs));
        }
        return TensorType.numbers(large).padded(outputs.stream().anyMatch(TensorType::padded));
    }

    private static String text(List<TensorType> outputs) {
        int most = 8;
        String text = outputs.stream().limit(most).map(TensorType::toString).collect(Collectors.joining(", "));
        return outputs.size() > most ? text + " and others" : text;
    }
}
