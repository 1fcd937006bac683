package org.pierian.core.testing;

import java.util.IdentityHashMap;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;
import org.pierian.core.tensor.Tensor;

/// Steps of recurrent layers on copies in the memory of a host.
final class HostRecurrence implements Recurrence {

    private final Recurrence recurrence;
    private final HostCopies copies;
    private final IdentityHashMap<RecurrentMemory, RecurrentMemory> memories = new IdentityHashMap<>();
    private final IdentityHashMap<RecurrentGradients, RecurrentGradients> allGradients = new IdentityHashMap<>();

    HostRecurrence(Recurrence recurrence, HostCopies copies) {
        this.recurrence = recurrence;
        this.copies = copies;
    }

    @Override
    public void forward(RecurrentMemory memory, int[] lengths, int batch, int step, int before) {
        recurrence.forward(in(memory), lengths, batch, step, before);
        copies.out(memory.gates());
        copies.out(memory.inner());
        copies.out(memory.squashed());
        copies.out(memory.output());
    }

    @Override
    public void backward(
            RecurrentMemory memory, RecurrentGradients gradients, int[] lengths, int batch, int step, int before) {
        recurrence.backward(in(memory), in(gradients), lengths, batch, step, before);
        copies.out(gradients.inputSums());
        copies.out(gradients.recurrentSums());
        copies.out(gradients.carry());
    }

    /// Brings the numbers of a memory; the record of their copies is made once.
    private RecurrentMemory in(RecurrentMemory memory) {
        Tensor inputBias = copies.in(memory.inputBias());
        Tensor recurrentBias = copies.in(memory.recurrentBias());
        Tensor gates = copies.in(memory.gates());
        Tensor recurrent = copies.in(memory.recurrent());
        Tensor inner = copies.in(memory.inner());
        Tensor squashed = copies.in(memory.squashed());
        Tensor output = copies.in(memory.output());
        return memories.computeIfAbsent(
                memory,
                m -> new RecurrentMemory(
                        m.cell(),
                        m.hidden(),
                        m.column(),
                        inputBias,
                        recurrentBias,
                        gates,
                        recurrent,
                        inner,
                        squashed,
                        output));
    }

    private RecurrentGradients in(RecurrentGradients gradients) {
        Tensor output = copies.in(gradients.output());
        Tensor recurrent = copies.in(gradients.recurrent());
        Tensor carry = copies.in(gradients.carry());
        Tensor inputSums = copies.in(gradients.inputSums());
        Tensor recurrentSums = copies.in(gradients.recurrentSums());
        return allGradients.computeIfAbsent(
                gradients, g -> new RecurrentGradients(output, recurrent, carry, inputSums, recurrentSums));
    }

    @Override
    public void toSteps(Tensor examples, int[] lengths, int steps, Tensor bySteps) {
        recurrence.toSteps(copies.in(examples), lengths, steps, copies.in(bySteps));
        copies.out(bySteps);
    }

    @Override
    public void toExamples(Tensor bySteps, int[] lengths, Tensor examples) {
        recurrence.toExamples(copies.in(bySteps), lengths, copies.in(examples));
        copies.out(examples);
    }

    @Override
    public void takeLast(Tensor bySteps, int[] lengths, int hidden, Tensor last) {
        recurrence.takeLast(copies.in(bySteps), lengths, hidden, copies.in(last));
        copies.out(last);
    }

    @Override
    public void putLast(Tensor last, int[] lengths, int steps, int hidden, Tensor bySteps) {
        recurrence.putLast(copies.in(last), lengths, steps, hidden, copies.in(bySteps));
        copies.out(bySteps);
    }
}
