package org.pierian.core.backend.cpu.recurrent;

import static org.pierian.core.backend.cpu.recurrent.VectorRows.L;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.S;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.load;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.sigmoidSlope;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.tanhSlope;

import jdk.incubator.vector.FloatVector;

/// [ScalarLstm] on vector registers.
final class VectorLstm implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        int h = a.hidden;
        int at = a.gatesAt(example);
        VectorRows.sums(4 * h, a, example);
        VectorRows.sigmoid(2 * h, a.gates, at);
        VectorRows.tanh(h, a.gates, a.gates, at + 2 * h);
        VectorRows.sigmoid(h, a.gates, at + 3 * h);
        cellState(a, example);
        VectorRows.tanh(h, a.inner, a.squashed, a.innerAt(example));
        output(a, example);
    }

    private static void cellState(StepArrays a, int example) {
        int i = a.gatesAt(example);
        int f = i + a.hidden;
        int g = f + a.hidden;
        int before = a.beforeAt(example);
        int c = a.innerAt(example);
        int end = S.loopBound(a.hidden);
        for (int j = 0; j < end; j += L) {
            FloatVector in = load(a.gates, i + j).mul(load(a.gates, g + j));
            load(a.gates, f + j).fma(load(a.before, before + j), in).intoArray(a.inner, c + j);
        }
        ScalarLstm.cellState(a, example, end);
    }

    private static void output(StepArrays a, int example) {
        int o = a.gatesAt(example) + 3 * a.hidden;
        int c = a.innerAt(example);
        int out = a.outputAt(example);
        int end = S.loopBound(a.hidden);
        for (int j = 0; j < end; j += L) {
            load(a.gates, o + j).mul(load(a.squashed, c + j)).intoArray(a.output, out + j);
        }
        ScalarLstm.output(a, example, end);
    }

    @Override
    public void backward(StepArrays a, int example) {
        int h = a.hidden;
        int at = a.gatesAt(example);
        int before = a.beforeAt(example);
        int c = a.innerAt(example);
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        float[] gates = a.gates;
        float[] sums = a.inputSums;
        int end = S.loopBound(h);
        for (int j = 0; j < end; j += L) {
            int sum = at + j;
            FloatVector i = load(gates, sum);
            FloatVector f = load(gates, sum + h);
            FloatVector g = load(gates, sum + 2 * h);
            FloatVector o = load(gates, sum + 3 * h);
            FloatVector t = load(a.squashed, c + j);
            FloatVector d = load(a.outputGradient, out + j).add(load(a.recurrentGradient, carry + j));
            FloatVector e = d.mul(o).fma(tanhSlope(t), load(a.carry, carry + j));
            e.mul(g).mul(sigmoidSlope(i)).intoArray(sums, sum);
            e.mul(load(a.before, before + j)).mul(sigmoidSlope(f)).intoArray(sums, sum + h);
            e.mul(i).mul(tanhSlope(g)).intoArray(sums, sum + 2 * h);
            d.mul(t).mul(sigmoidSlope(o)).intoArray(sums, sum + 3 * h);
            e.mul(f).intoArray(a.carry, carry + j);
        }
        ScalarLstm.gradients(a, example, end);
    }
}
