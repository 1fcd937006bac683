package org.pierian.core.backend.cpu.recurrent;

import org.pierian.core.arithmetic.Fma;

/// The readable form of [org.pierian.core.backend.RecurrentCell#GRU].
final class ScalarGru implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        int h = a.hidden;
        ScalarRows.sums(2 * h, a, example);
        ScalarRows.sigmoid(2 * h, a.gates, a.gatesAt(example));
        candidate(a, example, 0);
        ScalarRows.tanh(h, a.gates, a.gates, a.gatesAt(example) + 2 * h);
        output(a, example, 0);
    }

    /// Sums `from .. hidden` of n, and the state's part of them.
    static void candidate(StepArrays a, int example, int from) {
        int h = a.hidden;
        int r = a.gatesAt(example);
        int n = r + 2 * h;
        int recurrent = a.recurrentAt(example) + 2 * h;
        int inner = a.innerAt(example);
        for (int j = from; j < h; j++) {
            float state = a.recurrent[recurrent + j] + a.recurrentBias[2 * h + j];
            a.inner[inner + j] = state;
            a.gates[n + j] = Fma.fma(a.gates[r + j], state, a.gates[n + j] + a.inputBias[2 * h + j]);
        }
    }

    /// Numbers `from .. hidden` of h.
    static void output(StepArrays a, int example, int from) {
        int z = a.gatesAt(example) + a.hidden;
        int n = z + a.hidden;
        int before = a.beforeAt(example);
        int out = a.outputAt(example);
        for (int j = from; j < a.hidden; j++) {
            float keep = a.gates[z + j];
            a.output[out + j] = Fma.fma(keep, a.before[before + j], (1f - keep) * a.gates[n + j]);
        }
    }

    @Override
    public void backward(StepArrays a, int example) {
        gradients(a, example, 0);
    }

    /// Gradients for numbers `from .. hidden` of the state.
    static void gradients(StepArrays a, int example, int from) {
        int h = a.hidden;
        int at = a.gatesAt(example);
        int before = a.beforeAt(example);
        int inner = a.innerAt(example);
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        for (int j = from; j < h; j++) {
            int sum = at + j;
            float r = a.gates[sum];
            float z = a.gates[sum + h];
            float n = a.gates[sum + 2 * h];
            float d = (a.outputGradient[out + j] + a.recurrentGradient[carry + j]) + a.carry[carry + j];
            float e = (d * (1f - z)) * ScalarRows.tanhSlope(n);
            float dr = (e * a.inner[inner + j]) * ScalarRows.sigmoidSlope(r);
            float dz = (d * (a.before[before + j] - n)) * ScalarRows.sigmoidSlope(z);
            a.inputSums[sum] = dr;
            a.inputSums[sum + h] = dz;
            a.inputSums[sum + 2 * h] = e;
            a.recurrentSums[sum] = dr;
            a.recurrentSums[sum + h] = dz;
            a.recurrentSums[sum + 2 * h] = e * r;
            a.carry[carry + j] = d * z;
        }
    }
}
