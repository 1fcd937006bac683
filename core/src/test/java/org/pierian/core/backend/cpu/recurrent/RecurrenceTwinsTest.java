package org.pierian.core.backend.cpu.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.backend.RecurrentGradients;
import org.pierian.core.backend.RecurrentMemory;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;
import org.pierian.core.testing.Tensors;

/// The vector form of each cell gives the bits of the scalar form, and threads leave no trace. What lies behind
/// the results must stay as it was.
class RecurrenceTwinsTest {

    private static final int STEPS = 3;
    /// Columns of the output before and behind those of the direction.
    private static final int BESIDE = 3;

    @ParameterizedTest
    @EnumSource
    void stepsAreEqual(RecurrentCell cell) {
        for (Numbers kind : Numbers.values()) {
            for (int hidden : new int[] {1, 3, 7, 8, 9, 16, 31, 64, 65}) {
                for (int before : new int[] {Recurrence.NONE, 0, 2}) {
                    compare(cell, kind, hidden, 3, before, Team.alone());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void examplesAreSharedOutAmongThreads(RecurrentCell cell) {
        for (int threads : new int[] {2, 3}) {
            try (Team team = new Team(threads)) {
                compare(cell, Numbers.PLAIN, 300, 130, 0, team);
            }
        }
    }

    private static void compare(RecurrentCell cell, Numbers kind, int hidden, int batch, int before, Team team) {
        Sample expected = new Sample(cell, kind, hidden, batch);
        expected.run(new CpuRecurrence(KernelChoice.SCALAR, Team.alone(), new Trials(false)), before);
        Sample actual = new Sample(cell, kind, hidden, batch);
        actual.run(new CpuRecurrence(KernelChoice.VECTOR, team, new Trials(false)), before);
        for (int i = 0; i < expected.all().size(); i++) {
            String what = cell + ", " + kind + ", tensor " + i + " of " + hidden;
            Bits.same(what, expected.all().get(i).toArray(), actual.all().get(i).toArray());
        }
    }

    /// The tensors of some steps, of which the middle one is computed.
    private static final class Sample {

        private final RecurrentMemory memory;
        private final RecurrentGradients gradients;
        private final int[] lengths;

        Sample(RecurrentCell cell, Numbers kind, int hidden, int batch) {
            Random random = new Random(hidden);
            int width = cell.gates() * hidden;
            int rows = STEPS * batch;
            int outputs = hidden + 2 * BESIDE;
            lengths = random.ints(batch, 1, STEPS + 1).toArray();
            memory = new RecurrentMemory(
                    cell,
                    hidden,
                    BESIDE,
                    draw(kind, random, 1, width),
                    draw(kind, random, 1, width),
                    draw(kind, random, rows, width),
                    draw(kind, random, batch, width),
                    cell == RecurrentCell.RNN ? Tensor.NONE : draw(kind, random, rows, hidden),
                    cell == RecurrentCell.LSTM ? draw(kind, random, rows, hidden) : Tensor.NONE,
                    draw(kind, random, rows, outputs));
            Tensor sums = draw(kind, random, rows, width);
            gradients = new RecurrentGradients(
                    draw(kind, random, rows, outputs),
                    draw(kind, random, batch, hidden),
                    draw(kind, random, batch, hidden),
                    sums,
                    cell == RecurrentCell.GRU ? draw(kind, random, rows, width) : sums);
        }

        private static Tensor draw(Numbers kind, Random random, int rows, int columns) {
            return Tensors.of(Shape.of(rows, columns), kind.draw(random, rows * columns));
        }

        void run(Recurrence recurrence, int before) {
            recurrence.forward(memory, lengths, lengths.length, 1, before);
            recurrence.backward(memory, gradients, lengths, lengths.length, 1, before);
        }

        List<Tensor> all() {
            return List.of(
                    memory.inputBias(),
                    memory.gates(),
                    memory.recurrent(),
                    memory.inner(),
                    memory.squashed(),
                    memory.output(),
                    gradients.output(),
                    gradients.carry(),
                    gradients.inputSums(),
                    gradients.recurrentSums());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSampleOfTrialsWritesAsMuchAsItSays(RecurrentCell cell) {
        StepSample sample = new StepSample(cell);
        float[] expected = new float[sample.size()];
        float[] actual = new float[sample.size()];
        sample.accept(RecurrenceForms.scalar(cell), expected);
        sample.accept(RecurrenceForms.vector(cell), actual);
        sample.accept(RecurrenceForms.vector(cell), actual);
        assertThat(Noise.sameBits(expected, actual)).isTrue();
        assertThat(expected[expected.length - 1]).isNotZero();
    }
}
