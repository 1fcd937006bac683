package org.pierian.core.backend.cpu.recurrent;

/// The readable form of [org.pierian.core.backend.RecurrentCell#RNN].
final class ScalarRnn implements CellKernel {

    @Override
    public void forward(StepArrays a, int example) {
        ScalarRows.sums(a.hidden, a, example);
        ScalarRows.tanh(a.hidden, a.gates, a.gates, a.gatesAt(example));
        System.arraycopy(a.gates, a.gatesAt(example), a.output, a.outputAt(example), a.hidden);
    }

    @Override
    public void backward(StepArrays a, int example) {
        gradients(a, example, 0);
    }

    /// Gradients of sums `from .. hidden`.
    static void gradients(StepArrays a, int example, int from) {
        int out = a.outputAt(example);
        int carry = a.carryAt(example);
        int gates = a.gatesAt(example);
        for (int j = from; j < a.hidden; j++) {
            float d = a.outputGradient[out + j] + a.recurrentGradient[carry + j];
            a.inputSums[gates + j] = d * ScalarRows.tanhSlope(a.gates[gates + j]);
        }
    }
}
