package org.pierian.core.backend.cpu.normalization;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
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

    /// Begins sums that are chains over the examples: from +0, or from those of the passes before where the step
    /// comes in parts.
    ///
    /// @return whether one of them goes on
    boolean begin(Gradient weight, Gradient bias) {
        boolean weightContinues = begin(weight.continued(), weightSums);
        return begin(bias.continued(), biasSums) || weightContinues;
    }

    private static boolean begin(Tensor continued, float[] sums) {
        if (continued.isNone()) {
            Arrays.fill(sums, 0f);
            return false;
        }
        System.arraycopy(array(continued), 0, sums, 0, sums.length);
        return true;
    }

    /// Hands the sums on that have been begun.
    void finish(Gradient weight, Gradient bias) {
        collect(weightSums, weight, false);
        collect(biasSums, bias, false);
    }

    /// Hands sums on that begin anew in each batch.
    void collect(Gradient weight, Gradient bias) {
        collect(weightSums, weight, true);
        collect(biasSums, bias, true);
    }

    /// @param anew whether the sums are without those of the passes before
    private static void collect(float[] sums, Gradient gradient, boolean anew) {
        if (gradient.isNone()) {
            return;
        }
        GradientSum sum = gradient.next();
        float[] target = array(sum.tensor());
        if (sum.store() == Store.WRITE || (sum.store() == Store.CONTINUE && !anew)) {
            System.arraycopy(sums, 0, target, 0, sums.length);
            return;
        }
        for (int c = 0; c < sums.length; c++) {
            target[c] += sums[c];
        }
    }
}
