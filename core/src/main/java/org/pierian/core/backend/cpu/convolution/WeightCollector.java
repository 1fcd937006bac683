package org.pierian.core.backend.cpu.convolution;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
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
        GradientSum sum = gradient.next();
        if (sum.inParts()) {
            collectPart(batch, x, dy, sum, before);
            return;
        }
        Store store = sum.store();
        float[] dw = array(sum.tensor());
        float[] target = store == Store.WRITE ? dw : scratch(dw.length);
        sums.weightGradient(batch, x, dy, target, before);
        if (store == Store.ADD) {
            for (int i = 0; i < dw.length; i++) {
                dw[i] += target[i];
            }
        }
    }

    /// Goes on with the groups of examples of a step: what is left of one, whole ones, and the beginning of another.
    private void collectPart(int batch, float[] x, float[] dy, GradientSum sum, ExampleTask before) {
        int begun = (int) (sum.terms() % Convolution.GROUP);
        int n = 0;
        if (begun > 0) {
            n = Math.min(batch, Convolution.GROUP - begun);
            collectSegment(0, n, WeightStart.EXAMPLES, x, dy, sum, before);
        }
        int whole = n + (batch - n) / Convolution.GROUP * Convolution.GROUP;
        if (whole > n) {
            WeightStart start = sum.terms() == 0 ? WeightStart.NOTHING : WeightStart.GROUPS;
            sums.weightGradient(n, whole, start, x, dy, array(sum.tensor()), before);
            sum.advanceWhole(whole - n);
        }
        if (batch > whole) {
            collectSegment(whole, batch, WeightStart.NOTHING, x, dy, sum, before);
        }
    }

    private void collectSegment(
            int from, int to, WeightStart start, float[] x, float[] dy, GradientSum sum, ExampleTask before) {
        sums.weightGradient(from, to, start, x, dy, array(sum.segment(Convolution.GROUP)), before);
        sum.advance(to - from, Convolution.GROUP);
    }

    private float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }
}
