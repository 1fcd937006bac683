package org.pierian.runner.export.torch;

import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// A layer in its place of a network.
///
/// @param name the beginning of its parameters' names: `2.1`
/// @param plan the layer for the engine
/// @param in one example's input
record Place(String name, LayerPlan plan, TensorType in) {

    /// One example's output.
    TensorType out() {
        return plan.output(in);
    }

    /// Number of an example's axes.
    int rank() {
        return in.shape().rank();
    }

    /// The size of the last axis.
    int last() {
        return in.shape().last();
    }

    /// The size of the first axis, which is that of channels, steps or columns.
    int first() {
        return in.shape().dim(0);
    }

    /// An axis counted from 1.
    ///
    /// @param dim the axis, from 1 on, or from -1 for the last
    int axis(int dim) {
        return dim > 0 ? dim : rank() + 1 + dim;
    }

    /// The shape of its first parameter.
    Shape weight() {
        return plan.parameterShapes(in).getFirst().shape();
    }

    /// The places of the columns that have a name.
    List<Integer> columns(String column) {
        return IntStream.range(0, in.columns().size())
                .filter(i -> in.columns().get(i).name().equals(column))
                .boxed()
                .toList();
    }
}
