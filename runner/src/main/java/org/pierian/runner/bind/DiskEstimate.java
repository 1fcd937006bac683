package org.pierian.runner.bind;

import java.util.OptionalInt;
import org.pierian.runner.dataset.Declaration;
import org.pierian.spec.EarlyStoppingSpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.Split;

/// About how many bytes a run writes, a little more rather than less.
///
/// @param weights weights in both forms
/// @param checkpoint one checkpoint
/// @param metrics metrics, losses of the steps, and all small files
public record DiskEstimate(long weights, long checkpoint, long metrics) {

    /// Two are kept while a third is written, which stays when it is the last.
    private static final int CHECKPOINTS = 3;

    private static final long DECIMAL = 20; // most digits, sign, exponent and comma of a float32
    private static final long METRICS_LINE = 128;
    private static final long MOST_STEPS = 1 << 20; // whose losses are kept
    private static final long SMALL_FILES = 1 << 16;
    private static final long PARAMETER_NAME = 128; // with shape and offsets

    /// The estimate for a spec whose shapes fit.
    public static DiskEstimate of(RunSpec spec) {
        Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
        var rows = Summary.of(spec, declaration);
        long parameters = rows.stream().mapToLong(Summary.Row::parameters).sum();
        long names = SMALL_FILES + PARAMETER_NAME * rows.size();
        long copies = 1L + (keepsBest(spec) ? 1 : 0) + (spec.average().isPresent() ? 1 : 0);
        long numbers = copies * parameters + OptimizerMemory.numbers(spec, declaration);
        long metrics = METRICS_LINE * (2L * spec.epochs() + 1);
        OptionalInt trainSize = declaration.size(Split.TRAIN);
        long steps = trainSize.isEmpty()
                ? MOST_STEPS
                : Math.min(MOST_STEPS, RunLength.of(spec, trainSize.getAsInt()).steps());
        return new DiskEstimate(
                (Float.BYTES + DECIMAL) * parameters + names,
                Float.BYTES * numbers + names * (copies + OptimizerMemory.kinds(spec)) + metrics,
                metrics + Double.BYTES * steps + SMALL_FILES);
    }

    private static boolean keepsBest(RunSpec spec) {
        return spec.earlyStopping().map(EarlyStoppingSpec::restoreBest).orElse(false);
    }

    /// The most that is on disk at one time: two checkpoints go only when everything else is written, the one that
    /// stays among it.
    public long peak() {
        return CHECKPOINTS * checkpoint + weights + metrics;
    }
}
