package org.pierian.core.backend.cpu.recurrent;

import org.pierian.core.arithmetic.Fma;
import org.pierian.core.arithmetic.Functions;

/// What the cells have in common, one number after the other.
final class ScalarRows {

    private ScalarRows() {}

    /// The sums of an example's first `n` gates, over the input's part.
    static void sums(int n, StepArrays a, int example) {
        int at = a.gatesAt(example);
        int from = a.recurrentAt(example);
        for (int i = 0; i < n; i++) {
            float input = a.gates[at + i] + a.inputBias[i];
            a.gates[at + i] = input + (a.recurrent[from + i] + a.recurrentBias[i]);
        }
    }

    /// `x = sigmoid(x)` for `n` numbers.
    static void sigmoid(int n, float[] x, int at) {
        for (int i = at; i < at + n; i++) {
            x[i] = Functions.sigmoid(x[i]);
        }
    }

    /// `y = tanh(x)` for `n` numbers at the same place.
    static void tanh(int n, float[] x, float[] y, int at) {
        for (int i = at; i < at + n; i++) {
            y[i] = Functions.tanh(x[i]);
        }
    }

    /// The slope of a sigmoid p.
    static float sigmoidSlope(float p) {
        return p * (1f - p);
    }

    /// The slope of a tanh t.
    static float tanhSlope(float t) {
        return Fma.fma(-t, t, 1f);
    }
}
