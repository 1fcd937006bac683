package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.tensor.Tensor;

/// [AxisReduction] that takes the sum or the mean.
public final class AxisSum implements AxisReduction {

    private final AxisGeometry axis;
    private final boolean mean;
    private final CpuReductions reductions;

    /// @param axis the geometry
    /// @param mean whether sums are divided by the length
    /// @param reductions has the form in use for sums of rows
    public AxisSum(AxisGeometry axis, boolean mean, CpuReductions reductions) {
        this.axis = axis;
        this.mean = mean;
        this.reductions = reductions;
    }

    @Override
    public void forward(int example, int length, Tensor x, Tensor y) {
        float[] numbers = array(x);
        float[] sums = array(y);
        for (int o = example * axis.outer(); o < (example + 1) * axis.outer(); o++) {
            sum(numbers, o * axis.size() * axis.inner(), length, sums, o * axis.inner());
        }
    }

    private void sum(float[] x, int from, int length, float[] y, int to) {
        int inner = axis.inner();
        if (inner == 1) {
            y[to] = reductions.rowSum(length).sum(length, x, from);
        } else {
            Arrays.fill(y, to, to + inner, 0f);
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < inner; j++) {
                    y[to + j] += x[from + i * inner + j];
                }
            }
        }
        if (mean && length > 0) {
            for (int j = to; j < to + inner; j++) {
                y[j] /= length;
            }
        }
    }

    @Override
    public void backward(int example, int length, Tensor dy, Tensor dx) {
        float[] gradients = array(dy);
        float[] target = array(dx);
        for (int o = example * axis.outer(); o < (example + 1) * axis.outer(); o++) {
            spread(gradients, o * axis.inner(), length, target, o * axis.size() * axis.inner());
        }
    }

    private void spread(float[] dy, int from, int length, float[] dx, int to) {
        int inner = axis.inner();
        int end = to + length * inner;
        if (inner == 1) {
            Arrays.fill(dx, to, end, mean ? dy[from] / length : dy[from]);
        } else if (length > 0) {
            for (int j = 0; j < inner; j++) {
                dx[to + j] = mean ? dy[from + j] / length : dy[from + j];
            }
            for (int row = to + inner; row < end; row += inner) {
                System.arraycopy(dx, to, dx, row, inner);
            }
        }
        Arrays.fill(dx, end, to + axis.size() * inner, 0f);
    }
}
