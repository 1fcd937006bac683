package org.pierian.core.layer.shape;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Puts the axes of an example into another order: axis i of the output is axis `dims[i]` of the input.
///
/// **Source:** PyTorch, `torch.permute`; Keras, `Permute`, which counts axes in the same way.
///
/// @param dims every axis of the input once, counted from 1
public record Permute(List<Integer> dims) implements MovingPlan {

    /// Keeps a copy of the list.
    public Permute {
        dims = List.copyOf(dims);
    }

    @Override
    public TensorType output(TensorType in) {
        Shape shape = in.shape();
        if (dims.size() != shape.rank()) {
            throw new ShapeException(
                    "permute to " + dims + " wants an example of " + dims.size() + " axes, got " + shape);
        }
        int[] sizes = new int[dims.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shape.dim(dims.get(i) - 1);
        }
        return in.withShape(Shape.of(sizes)).padded(in.padded() && dims.getFirst() == 1);
    }

    @Override
    public Moves moves(TensorType in) {
        Shape shape = in.shape();
        Shape out = output(in).shape();
        List<Move.Axis> axes = new ArrayList<>();
        for (int i = 0; i < dims.size(); i++) {
            int fromStep = Axes.size(shape, dims.get(i), shape.rank());
            axes.add(new Move.Axis(out.dim(i), fromStep, Axes.size(out, i + 1, out.rank())));
        }
        return new Moves(shape.size(), shape.size(), List.of(new Move(0, 0, axes)));
    }
}
