package org.pierian.core.backend.cpu.recurrent;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;

/// The arrays of one step, and where the rows of its examples begin in them.
final class StepArrays {

    private static final float[] NOTHING = {};

    RecurrentCell cell = RecurrentCell.RNN;
    int hidden;
    float[] inputBias = NOTHING;
    float[] recurrentBias = NOTHING;
    float[] gates = NOTHING;
    float[] recurrent = NOTHING;
    float[] inner = NOTHING;
    float[] squashed = NOTHING;
    float[] output = NOTHING;
    float[] before = NOTHING; // the state that the cell reads: c of LSTM, h of GRU
    float[] outputGradient = NOTHING;
    float[] recurrentGradient = NOTHING;
    float[] carry = NOTHING;
    float[] inputSums = NOTHING;
    float[] recurrentSums = NOTHING;
    private float[] zeros = NOTHING;
    private int first; // row of the step's first example
    private int outputFrom;
    private int outputRow;
    private int beforeFrom;
    private int beforeRow;

    /// Sets what a forward step needs.
    void set(RecurrentMemory memory, int batch, int step, int stepBefore) {
        cell = memory.cell();
        hidden = memory.hidden();
        inputBias = array(memory.inputBias());
        recurrentBias = array(memory.recurrentBias());
        gates = array(memory.gates());
        recurrent = array(memory.recurrent());
        inner = array(memory.inner());
        squashed = array(memory.squashed());
        output = array(memory.output());
        first = step * batch;
        outputRow = memory.output().rowSize();
        outputFrom = first * outputRow + memory.column();
        setBefore(memory, batch, stepBefore);
    }

    private void setBefore(RecurrentMemory memory, int batch, int step) {
        if (step == Recurrence.NONE) {
            if (zeros.length < hidden) {
                zeros = new float[hidden];
            }
            before = zeros;
            beforeFrom = 0;
            beforeRow = 0;
        } else if (cell == RecurrentCell.LSTM) {
            before = inner;
            beforeFrom = step * batch * hidden;
            beforeRow = hidden;
        } else {
            before = output;
            beforeFrom = step * batch * outputRow + memory.column();
            beforeRow = outputRow;
        }
    }

    /// Sets what a backward step needs besides.
    void set(RecurrentGradients gradients) {
        outputGradient = array(gradients.output());
        recurrentGradient = array(gradients.recurrent());
        carry = array(gradients.carry());
        inputSums = array(gradients.inputSums());
        recurrentSums = array(gradients.recurrentSums());
    }

    /// Lets go of the arrays.
    void release() {
        inputBias = NOTHING;
        recurrentBias = NOTHING;
        gates = NOTHING;
        recurrent = NOTHING;
        inner = NOTHING;
        squashed = NOTHING;
        output = NOTHING;
        before = NOTHING;
        outputGradient = NOTHING;
        recurrentGradient = NOTHING;
        carry = NOTHING;
        inputSums = NOTHING;
        recurrentSums = NOTHING;
    }

    /// Sums of an example.
    int sums() {
        return cell.gates() * hidden;
    }

    /// Where an example begins in `gates` and in the gradients of sums.
    int gatesAt(int example) {
        return (first + example) * sums();
    }

    /// Where it begins in `recurrent`.
    int recurrentAt(int example) {
        return example * sums();
    }

    /// Where it begins in `inner` and `squashed`.
    int innerAt(int example) {
        return (first + example) * hidden;
    }

    /// Where it begins in `output` and its gradient.
    int outputAt(int example) {
        return outputFrom + example * outputRow;
    }

    /// Where it begins in `before`.
    int beforeAt(int example) {
        return beforeFrom + example * beforeRow;
    }

    /// Where it begins in `carry` and `recurrentGradient`.
    int carryAt(int example) {
        return example * hidden;
    }

    /// Writes the state of an example that does not have this step.
    void clearState(int example) {
        int at = outputAt(example);
        Arrays.fill(output, at, at + hidden, 0f);
        if (cell == RecurrentCell.LSTM) {
            Arrays.fill(inner, innerAt(example), innerAt(example) + hidden, 0f);
        }
    }

    /// Writes the gradients of an example that does not have this step.
    void clearGradients(int example) {
        int at = gatesAt(example);
        Arrays.fill(inputSums, at, at + sums(), 0f);
        Arrays.fill(recurrentSums, at, at + sums(), 0f);
        Arrays.fill(carry, carryAt(example), carryAt(example) + hidden, 0f);
    }
}
