package org.pierian.core.backend.cpu.recurrent;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.backend.cpu.vector.VectorFunctions;

/// What the cells have in common, on vector registers.
final class VectorRows {

    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();

    private VectorRows() {}

    /// [ScalarRows#sums].
    static void sums(int n, StepArrays a, int example) {
        int at = a.gatesAt(example);
        int from = a.recurrentAt(example);
        float[] gates = a.gates;
        float[] recurrent = a.recurrent;
        float[] inputBias = a.inputBias;
        float[] recurrentBias = a.recurrentBias;
        int end = S.loopBound(n);
        for (int i = 0; i < end; i += L) {
            FloatVector input = load(gates, at + i).add(load(inputBias, i));
            input.add(load(recurrent, from + i).add(load(recurrentBias, i))).intoArray(gates, at + i);
        }
        for (int i = end; i < n; i++) {
            float input = gates[at + i] + inputBias[i];
            gates[at + i] = input + (recurrent[from + i] + recurrentBias[i]);
        }
    }

    /// [ScalarRows#sigmoid].
    static void sigmoid(int n, float[] x, int at) {
        if (n < VectorFunctions.LANES) {
            ScalarRows.sigmoid(n, x, at);
        } else {
            VectorFunctions.sigmoid(at, at + n, x, x);
        }
    }

    /// [ScalarRows#tanh].
    static void tanh(int n, float[] x, float[] y, int at) {
        if (n < VectorFunctions.LANES) {
            ScalarRows.tanh(n, x, y, at);
        } else {
            VectorFunctions.tanh(at, at + n, x, y);
        }
    }

    static FloatVector load(float[] numbers, int at) {
        return FloatVector.fromArray(S, numbers, at);
    }

    static FloatVector one() {
        return FloatVector.broadcast(S, 1f);
    }

    /// [ScalarRows#sigmoidSlope].
    static FloatVector sigmoidSlope(FloatVector p) {
        return p.mul(one().sub(p));
    }

    /// [ScalarRows#tanhSlope].
    static FloatVector tanhSlope(FloatVector t) {
        return t.neg().fma(t, one());
    }
}
