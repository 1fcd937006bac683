package org.pierian.core.backend.cpu.recurrent;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;

/// [Recurrence] on arrays: the examples of a large step are divided among threads.
public final class CpuRecurrence implements Recurrence {

    private static final int[] NO_LENGTHS = {};

    private final RecurrenceForms forms;
    private final Team team;
    private final Step task = new Step();

    /// @param choice which forms may be used
    /// @param team the threads
    /// @param trials where trials are planned
    public CpuRecurrence(KernelChoice choice, Team team, Trials trials) {
        this.forms = new RecurrenceForms(choice, trials);
        this.team = team;
    }

    @Override
    public void forward(RecurrentMemory memory, int[] lengths, int batch, int step, int before) {
        task.arrays.set(memory, batch, step, before);
        task.isForward = true;
        run(memory, lengths, batch, step);
    }

    @Override
    public void backward(
            RecurrentMemory memory, RecurrentGradients gradients, int[] lengths, int batch, int step, int before) {
        task.arrays.set(memory, batch, step, before);
        task.arrays.set(gradients);
        task.isForward = false;
        run(memory, lengths, batch, step);
    }

    private void run(RecurrentMemory memory, int[] lengths, int batch, int step) {
        task.kernel = forms.kernel(memory.cell(), batch * memory.hidden());
        task.lengths = lengths;
        task.step = step;
        if (team.pays((long) batch * memory.sums())) {
            task.divide(team, 0, batch, 1);
        } else {
            task.compute(0, batch);
        }
        task.arrays.release();
    }

    @Override
    public void toSteps(Tensor examples, int[] lengths, int steps, Tensor bySteps) {
        int width = bySteps.rowSize();
        int time = examples.rowSize() / width;
        StepOrder.toSteps(array(examples), time, width, lengths, examples.rows(), steps, array(bySteps));
    }

    @Override
    public void toExamples(Tensor bySteps, int[] lengths, Tensor examples) {
        int width = bySteps.rowSize();
        int time = examples.rowSize() / width;
        StepOrder.toExamples(array(bySteps), lengths, examples.rows(), time, width, array(examples));
    }

    @Override
    public void takeLast(Tensor bySteps, int[] lengths, int hidden, Tensor last) {
        StepOrder.takeLast(array(bySteps), lengths, last.rows(), last.rowSize(), hidden, array(last));
    }

    @Override
    public void putLast(Tensor last, int[] lengths, int steps, int hidden, Tensor bySteps) {
        StepOrder.putLast(array(last), lengths, last.rows(), last.rowSize(), steps, hidden, array(bySteps));
    }

    /// One step of some examples.
    private static final class Step extends RangeTask {

        private final StepArrays arrays = new StepArrays();
        private CellKernel kernel = new ScalarRnn();
        private int[] lengths = NO_LENGTHS;
        private int step;
        private boolean isForward;

        @Override
        protected void compute(int from, int to) {
            for (int i = from; i < to; i++) {
                if (isForward) {
                    forward(i);
                } else {
                    backward(i);
                }
            }
        }

        private void forward(int example) {
            if (step < lengths[example]) {
                kernel.forward(arrays, example);
            } else {
                arrays.clearState(example);
            }
        }

        private void backward(int example) {
            if (step < lengths[example]) {
                kernel.backward(arrays, example);
            } else {
                arrays.clearGradients(example);
            }
        }
    }
}
