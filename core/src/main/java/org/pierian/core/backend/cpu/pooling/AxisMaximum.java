package org.pierian.core.backend.cpu.pooling;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.tensor.Tensor;

/// [AxisReduction] that takes the largest element.
public final class AxisMaximum implements AxisReduction {

    private final AxisGeometry axis;
    private final int[] places; // [max batch * results], index of the winner along the axis

    /// @param axis the geometry
    /// @param maxBatch the most examples in a pass
    public AxisMaximum(AxisGeometry axis, int maxBatch) {
        this.axis = axis;
        this.places = new int[Math.multiplyExact(maxBatch, axis.results())];
    }

    @Override
    public void forward(int example, int length, Tensor x, Tensor y) {
        float[] numbers = array(x);
        float[] largest = array(y);
        for (int o = example * axis.outer(); o < (example + 1) * axis.outer(); o++) {
            maximum(numbers, o * axis.size() * axis.inner(), length, largest, o * axis.inner());
        }
    }

    private void maximum(float[] x, int from, int length, float[] y, int to) {
        int inner = axis.inner();
        Arrays.fill(places, to, to + inner, 0);
        if (length == 0) {
            Arrays.fill(y, to, to + inner, 0f);
            return;
        }
        System.arraycopy(x, from, y, to, inner);
        for (int i = 1; i < length; i++) {
            for (int j = 0; j < inner; j++) {
                float value = x[from + i * inner + j];
                float max = y[to + j];
                int wins = Winner.wins(value, max);
                y[to + j] = Winner.choose(wins, value, max);
                places[to + j] ^= (places[to + j] ^ i) & wins;
            }
        }
    }

    @Override
    public void backward(int example, int length, Tensor dy, Tensor dx) {
        float[] gradients = array(dy);
        float[] target = array(dx);
        int inner = axis.inner();
        int block = axis.size() * inner;
        for (int o = example * axis.outer(); o < (example + 1) * axis.outer(); o++) {
            Arrays.fill(target, o * block, (o + 1) * block, 0f);
            for (int j = o * inner; j < (o + 1) * inner && length > 0; j++) {
                target[o * block + places[j] * inner + j - o * inner] = gradients[j];
            }
        }
    }
}
