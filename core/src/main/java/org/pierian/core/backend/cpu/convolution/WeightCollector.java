package org.pierian.core.backend.cpu.convolution;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Store;

/// Brings the gradient of a convolution's weight to its place: written at its first use in a step, added later.
final class WeightCollector {

    private final ConvolutionSums sums;
    private float[] scratch = {};

    WeightCollector(ConvolutionSums sums) {
        this.sums = sums;
    }

    /// Collects the gradient of a batch.
    ///
    /// @param x input of the convolution
    /// @param dy gradient of its output
    /// @param before done with each example before `dy` is read
    void collect(int batch, float[] x, float[] dy, Gradient gradient, ExampleTask before) {
        Store store = gradient.use();
        float[] dw = array(gradient.tensor());
        float[] target = store == Store.WRITE ? dw : scratch(dw.length);
        sums.weightGradient(batch, x, dy, target, before);
        if (store == Store.ADD) {
            for (int i = 0; i < dw.length; i++) {
                dw[i] += target[i];
            }
        }
    }

    private float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }
}
