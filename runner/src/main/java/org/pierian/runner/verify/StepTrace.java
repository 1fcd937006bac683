package org.pierian.runner.verify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.pierian.core.metric.Tally;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.run.ForwardingListener;
import org.pierian.runner.run.TrainingListener;

/// The running loss after each step, bit by bit: two runs that diverge show it here in the step after. Kept in a
/// run's `local/` folder, 8 bytes for each step, of at most [#MOST] steps.
///
/// The file has no head: one little-endian binary64 for each step; NaN for those before a run was resumed.
public final class StepTrace extends ForwardingListener {

    /// The name of the file below `local/`.
    public static final String FILE = "steps.bin";

    private static final int MOST = 1 << 20;
    private double[] sums;
    private int count;
    private final List<Integer> epochStarts = new ArrayList<>();

    /// @param next is told everything too
    /// @param steps number of steps that were done before; they stay unknown
    public StepTrace(TrainingListener next, long steps) {
        super(next);
        this.count = (int) Math.min(steps, MOST);
        this.sums = new double[Math.max(1 << 10, count)];
        Arrays.fill(sums, 0, count, Double.NaN);
    }

    @Override
    public void afterStep(int epoch, Tally tally) {
        while (epochStarts.size() < epoch) {
            epochStarts.add(count);
        }
        if (count < MOST) {
            if (count == sums.length) {
                sums = Arrays.copyOf(sums, 2 * count);
            }
            sums[count++] = tally.lossSum();
        }
        super.afterStep(epoch, tally);
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
        return firstDifference(read(file), Arrays.copyOf(sums, count), this::shown);
    }

    /// A step's number in the run and in its epoch.
    private String shown(int index) {
        int epoch = 0;
        while (epoch < epochStarts.size() && epochStarts.get(epoch) <= index) {
            epoch++;
        }
        return epoch == 0
                ? "" + (index + 1)
                : (index + 1) + ", which is step " + (index - epochStarts.get(epoch - 1) + 1) + " of epoch " + epoch;
    }

    /// The same for two recorded runs.
    public static Optional<Difference> firstDifference(Path left, Path right) {
        return Files.isRegularFile(left) && Files.isRegularFile(right)
                ? firstDifference(read(left), read(right), index -> "" + (index + 1))
                : Optional.empty();
    }

    private static double[] read(Path file) {
        byte[] bytes = Texts.bytes(file);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }

    private static Optional<Difference> firstDifference(double[] left, double[] right, IntFunction<String> shown) {
        boolean afterUnknown = false;
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean unknown = Double.isNaN(left[i]) || Double.isNaN(right[i]);
            if (!unknown && Double.doubleToRawLongBits(left[i]) != Double.doubleToRawLongBits(right[i])) {
                String key = (afterUnknown ? "at most " : "") + shown.apply(i);
                return Optional.of(new Difference(Difference.Kind.STEP, key, sum(left[i]), sum(right[i])));
            }
            afterUnknown = unknown;
        }
        return Optional.empty();
    }

    private static String sum(double lossSum) {
        return String.format(Locale.US, "loss so far %016x (%s)", Double.doubleToRawLongBits(lossSum), lossSum);
    }
}
