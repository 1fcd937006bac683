package org.pierian.core.backend.cpu.normalization;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.Store;
import org.pierian.core.tensor.Tensor;

/// Weights and biases of channels, and their gradients, where either may be missing.
final class Affine {

    /// What changes no number when it is added to it, not even the sign of a zero.
    static final float NOTHING = -0f;

    private final float[] ones;
    private final float[] nothing;
    private final float[] weightSums;
    private final float[] biasSums;

    Affine(int channels) {
        this.ones = new float[channels];
        this.nothing = new float[channels];
        this.weightSums = new float[channels];
        this.biasSums = new float[channels];
        Arrays.fill(ones, 1f);
        Arrays.fill(nothing, NOTHING);
    }

    /// The weights; ones where there are none.
    float[] weight(Tensor weight) {
        return weight.isNone() ? ones : array(weight);
    }

    /// The biases; what changes nothing where there are none.
    float[] bias(Tensor bias) {
        return bias.isNone() ? nothing : array(bias);
    }

    /// Receives the sums of `dy * n`.
    float[] weightSums() {
        return weightSums;
    }

    /// Receives the sums of `dy`.
    float[] biasSums() {
        return biasSums;
    }

    /// Hands the sums on.
    void collect(Gradient weight, Gradient bias) {
        collect(weightSums, weight);
        collect(biasSums, bias);
    }

    private static void collect(float[] sums, Gradient gradient) {
        if (gradient.isNone()) {
            return;
        }
        float[] target = array(gradient.tensor());
        if (gradient.use() == Store.WRITE) {
            System.arraycopy(sums, 0, target, 0, sums.length);
            return;
        }
        for (int c = 0; c < sums.length; c++) {
            target[c] += sums[c];
        }
    }
}
