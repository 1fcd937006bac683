package org.pierian.core.backend.cpu.recurrent;

import static org.pierian.core.backend.cpu.recurrent.VectorRows.L;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.S;
import static org.pierian.core.backend.cpu.recurrent.VectorRows.load;

import jdk.incubator.vector.FloatVector;

/// [ScalarRnn] on vector registers.
final class VectorRnn implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        VectorRows.sums(a.hidden, a, example);
        VectorRows.tanh(a.hidden, a.gates, a.gates, a.gatesAt(example));
        System.arraycopy(a.gates, a.gatesAt(example), a.output, a.outputAt(example), a.hidden);
    }

    @Override
    public void backward(StepArrays a, int example) {
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        int gates = a.gatesAt(example);
        int end = S.loopBound(a.hidden);
        for (int j = 0; j < end; j += L) {
            FloatVector d = load(a.outputGradient, out + j).add(load(a.recurrentGradient, carry + j));
            d.mul(VectorRows.tanhSlope(load(a.gates, gates + j))).intoArray(a.inputSums, gates + j);
        }
        ScalarRnn.gradients(a, example, end);
    }
}
