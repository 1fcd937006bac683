package org.pierian.core.backend.cpu.recurrent;

import java.util.function.BiConsumer;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// The second step of two examples and its gradients, for trials of a cell's forms.
final class StepSample implements BiConsumer<CellKernel, float[]> {

    private static final int HIDDEN = 40;
    private static final int BATCH = 2;
    private static final int STEPS = 2;

    private final RecurrentMemory memory;
    private final RecurrentGradients gradients;
    private final StepArrays arrays = new StepArrays();
    private final float[] sums;
    private final float[] carry;
    private int drawn;

    StepSample(RecurrentCell cell) {
        int width = cell.gates() * HIDDEN;
        int rows = STEPS * BATCH;
        memory = new RecurrentMemory(
                cell,
                HIDDEN,
                0,
                draw(1, width),
                draw(1, width),
                draw(rows, width),
                draw(BATCH, width),
                draw(rows, HIDDEN),
                draw(rows, HIDDEN),
                draw(rows, HIDDEN));
        gradients = new RecurrentGradients(
                draw(rows, HIDDEN), draw(BATCH, HIDDEN), draw(BATCH, HIDDEN), draw(rows, width), draw(rows, width));
        sums = memory.gates().toArray();
        carry = gradients.carry().toArray();
    }

    private Tensor draw(int rows, int columns) {
        drawn++;
        Tensor tensor = Tensor.of(Shape.of(rows, columns), new HeapBuffer(rows * columns));
        tensor.assign(Noise.numbers(drawn, rows * columns));
        return tensor;
    }

    /// Numbers that a use writes.
    int size() {
        return STEPS * BATCH * (3 * sums.length / (STEPS * BATCH) + 2 * HIDDEN) + BATCH * HIDDEN;
    }

    @Override
    public void accept(CellKernel kernel, float[] result) {
        memory.gates().assign(sums);
        gradients.carry().assign(carry);
        arrays.set(memory, BATCH, 1, 0);
        arrays.set(gradients);
        for (int i = 0; i < BATCH; i++) {
            kernel.forward(arrays, i);
        }
        for (int i = 0; i < BATCH; i++) {
            kernel.backward(arrays, i);
        }
        int at = copy(arrays.gates, result, 0);
        at = copy(arrays.inner, result, at);
        at = copy(arrays.output, result, at);
        at = copy(arrays.inputSums, result, at);
        at = copy(arrays.recurrentSums, result, at);
        copy(arrays.carry, result, at);
    }

    private static int copy(float[] numbers, float[] result, int at) {
        System.arraycopy(numbers, 0, result, at, numbers.length);
        return at + numbers.length;
    }
}
