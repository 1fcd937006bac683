package org.pierian.core.backend.cpu.recurrent;

import org.pierian.core.arithmetic.Fma;

/// The readable form of [org.pierian.core.backend.RecurrentCell#LSTM].
final class ScalarLstm implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        int h = a.hidden;
        int at = a.gatesAt(example);
        ScalarRows.sums(4 * h, a, example);
        ScalarRows.sigmoid(2 * h, a.gates, at);
        ScalarRows.tanh(h, a.gates, a.gates, at + 2 * h);
        ScalarRows.sigmoid(h, a.gates, at + 3 * h);
        cellState(a, example, 0);
        ScalarRows.tanh(h, a.inner, a.squashed, a.innerAt(example));
        output(a, example, 0);
    }

    /// Numbers `from .. hidden` of c.
    static void cellState(StepArrays a, int example, int from) {
        int i = a.gatesAt(example);
        int f = i + a.hidden;
        int g = f + a.hidden;
        int before = a.beforeAt(example);
        int c = a.innerAt(example);
        for (int j = from; j < a.hidden; j++) {
            a.inner[c + j] = Fma.fma(a.gates[f + j], a.before[before + j], a.gates[i + j] * a.gates[g + j]);
        }
    }

    /// Numbers `from .. hidden` of h.
    static void output(StepArrays a, int example, int from) {
        int o = a.gatesAt(example) + 3 * a.hidden;
        int c = a.innerAt(example);
        int out = a.outputAt(example);
        for (int j = from; j < a.hidden; j++) {
            a.output[out + j] = a.gates[o + j] * a.squashed[c + j];
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
        int c = a.innerAt(example);
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        for (int j = from; j < h; j++) {
            int sum = at + j;
            float i = a.gates[sum];
            float f = a.gates[sum + h];
            float g = a.gates[sum + 2 * h];
            float o = a.gates[sum + 3 * h];
            float t = a.squashed[c + j];
            float d = a.outputGradient[out + j] + a.recurrentGradient[carry + j];
            float e = Fma.fma(d * o, ScalarRows.tanhSlope(t), a.carry[carry + j]);
            a.inputSums[sum] = (e * g) * ScalarRows.sigmoidSlope(i);
            a.inputSums[sum + h] = (e * a.before[before + j]) * ScalarRows.sigmoidSlope(f);
            a.inputSums[sum + 2 * h] = (e * i) * ScalarRows.tanhSlope(g);
            a.inputSums[sum + 3 * h] = (d * t) * ScalarRows.sigmoidSlope(o);
            a.carry[carry + j] = e * f;
        }
    }
}
