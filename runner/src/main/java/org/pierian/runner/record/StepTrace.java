package org.pierian.runner.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.pierian.core.train.Tally;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.Score;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;

/// The running loss after each step, bit by bit: two runs that part show it here in the step after. Kept in a
/// run's `local/` folder, 8 bytes for each step, of at most [#MOST] steps.
///
/// The file has no head: one little-endian binary64 for each step.
public final class StepTrace implements TrainingListener {

    /// The name of the file below `local/`.
    public static final String FILE = "steps.bin";

    private static final int MOST = 1 << 20;
    private final TrainingListener next;
    private double[] sums = new double[1 << 10];
    private int count;

    /// @param next is told everything too
    public StepTrace(TrainingListener next) {
        this.next = next;
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        if (count < MOST) {
            if (count == sums.length) {
                sums = Arrays.copyOf(sums, 2 * count);
            }
            sums[count++] = tally.lossSum();
        }
        next.afterStep(epoch, tally);
    }

    @Override
    public void afterEpoch(Score train, Score test) {
        next.afterEpoch(train, test);
    }

    @Override
    public void atRest(Training training) {
        next.atRest(training);
    }

    /// Writes the file.
    public void write(Path file) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(sums, 0, count);
        AtomicFile.write(file, out -> out.write(bytes.array()));
    }

    /// The first step, from 1, in which this run and a recorded one are not the same; empty when there is no
    /// file, or no such step in it.
    public Optional<Difference> firstDifference(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        double[] recorded = read(file);
        return firstDifference(recorded, Arrays.copyOf(sums, count));
    }

    /// The same for two recorded runs.
    public static Optional<Difference> firstDifference(Path left, Path right) {
        return Files.isRegularFile(left) && Files.isRegularFile(right)
                ? firstDifference(read(left), read(right))
                : Optional.empty();
    }

    private static double[] read(Path file) {
        byte[] bytes = Texts.bytes(file);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    private static Optional<Difference> firstDifference(double[] left, double[] right) {
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (Double.doubleToRawLongBits(left[i]) != Double.doubleToRawLongBits(right[i])) {
                return Optional.of(new Difference(
                        Difference.Kind.STEP, "" + (i + 1), "loss so far " + left[i], "loss so far " + right[i]));
            }
        }
        return Optional.empty();
    }
}
