package org.pierian.core.layer.pooling;

import java.util.Arrays;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Mean or largest of all axes after the first: `[batch, channels, ...]` to `[batch, channels]`. A mean is the 64-lane
/// sum divided by the number of elements; of equals the first in row-major order is the largest.
///
/// **Source:** Lin, Chen and Yan 2013, *Network in network*, sec. 3.2.
///
/// @param largest whether it is the largest and not the mean
/// @param keep whether they are kept, with size 1
public record GlobalPool(boolean largest, boolean keep) implements AxisPlan {

    private String word() {
        return largest ? "global_max_pool" : "global_avg_pool";
    }

    @Override
    public AxisReduction.Kind kind() {
        return largest ? AxisReduction.Kind.MAX : AxisReduction.Kind.MEAN;
    }

    @Override
    public TensorType output(TensorType in) {
        Shape shape = in.shape();
        if (!in.isNumbers() || shape.rank() < 2 || shape.size() == 0) {
            throw new ShapeException(word() + " wants numbers [channels, ...] with at least two axes, got " + in);
        }
        int[] dims = new int[keep ? shape.rank() : 1];
        Arrays.fill(dims, 1);
        dims[0] = shape.dim(0);
        return TensorType.numbers(Shape.of(dims)).padded(in.padded());
    }

    @Override
    public AxisGeometry geometry(TensorType in) {
        int channels = in.shape().dim(0);
        return new AxisGeometry(channels, in.shape().size() / channels, 1);
    }

    @Override
    public boolean overTime(TensorType in) {
        return false; // each step is pooled alone
    }
}
