package org.pierian.core.backend.cpu.recurrent;

import static org.pierian.core.backend.cpu.recurrent.VectorRows.L;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.S;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.load;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.one;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.sigmoidSlope;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.tanhSlope;

import jdk.incubator.vector.FloatVector;

/// [ScalarGru] on vector registers.
final class VectorGru implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        int h = a.hidden;
        VectorRows.sums(2 * h, a, example);
        VectorRows.sigmoid(2 * h, a.gates, a.gatesAt(example));
        candidate(a, example);
        VectorRows.tanh(h, a.gates, a.gates, a.gatesAt(example) + 2 * h);
        output(a, example);
    }

    private static void candidate(StepArrays a, int example) {
        int h = a.hidden;
        int r = a.gatesAt(example);
        int n = r + 2 * h;
        int recurrent = a.recurrentAt(example) + 2 * h;
        int inner = a.innerAt(example);
        int end = S.loopBound(h);
        for (int j = 0; j < end; j += L) {
            FloatVector state = load(a.recurrent, recurrent + j).add(load(a.recurrentBias, 2 * h + j));
            FloatVector input = load(a.gates, n + j).add(load(a.inputBias, 2 * h + j));
            state.intoArray(a.inner, inner + j);
            load(a.gates, r + j).fma(state, input).intoArray(a.gates, n + j);
        }
        ScalarGru.candidate(a, example, end);
    }

    private static void output(StepArrays a, int example) {
        int z = a.gatesAt(example) + a.hidden;
        int n = z + a.hidden;
        int before = a.beforeAt(example);
        int out = a.outputAt(example);
        int end = S.loopBound(a.hidden);
        for (int j = 0; j < end; j += L) {
            FloatVector keep = load(a.gates, z + j);
            FloatVector change = one().sub(keep).mul(load(a.gates, n + j));
            keep.fma(load(a.before, before + j), change).intoArray(a.output, out + j);
        }
        ScalarGru.output(a, example, end);
    }

    @Override
    public void backward(StepArrays a, int example) {
        int h = a.hidden;
        int at = a.gatesAt(example);
        int before = a.beforeAt(example);
        int inner = a.innerAt(example);
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        float[] inputSums = a.inputSums;
        float[] recurrentSums = a.recurrentSums;
        int end = S.loopBound(h);
        for (int j = 0; j < end; j += L) {
            int sum = at + j;
            FloatVector r = load(a.gates, sum);
            FloatVector z = load(a.gates, sum + h);
            FloatVector n = load(a.gates, sum + 2 * h);
            FloatVector d = load(a.outputGradient, out + j)
                    .add(load(a.recurrentGradient, carry + j))
                    .add(load(a.carry, carry + j));
            FloatVector e = d.mul(one().sub(z)).mul(tanhSlope(n));
            FloatVector dr = e.mul(load(a.inner, inner + j)).mul(sigmoidSlope(r));
            FloatVector dz = d.mul(load(a.before, before + j).sub(n)).mul(sigmoidSlope(z));
            dr.intoArray(inputSums, sum);
            dz.intoArray(inputSums, sum + h);
            e.intoArray(inputSums, sum + 2 * h);
            dr.intoArray(recurrentSums, sum);
            dz.intoArray(recurrentSums, sum + h);
            e.mul(r).intoArray(recurrentSums, sum + 2 * h);
            d.mul(z).intoArray(a.carry, carry + j);
        }
        ScalarGru.gradients(a, example, end);
    }
}
