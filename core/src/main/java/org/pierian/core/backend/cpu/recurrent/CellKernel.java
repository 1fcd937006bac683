package org.pierian.core.backend.cpu.recurrent;

/// One step of a cell for one example, as in [org.pierian.core.backend.Recurrence].
interface CellKernel {

    /// Takes the example's sums to the gates and writes its state.
    void forward(StepArrays a, int example);

    /// Writes the gradients of the example's sums and its carry.
    void backward(StepArrays a, int example);
}
