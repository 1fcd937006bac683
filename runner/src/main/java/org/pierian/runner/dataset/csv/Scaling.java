package org.pierian.runner.dataset.csv;

import org.pierian.runner.failure.DataMistake;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;

/// What a column of numbers becomes: `(x - center) / unit` in binary64, rounded to float32 once.
///
/// All sums run over the training rows that have a number, each one chain in their order.
///
/// @param column the column's name, for messages
/// @param center what becomes 0
/// @param unit what becomes 1; 0 for a column of one number, which becomes 0
/// @param missing what stands for a missing number, before it is scaled
record Scaling(String column, double center, double unit, double missing) {

    /// The scaling that the training rows ask for.
    ///
    /// @param values the training rows, of which the column is element `offset` of every `stride`
    /// @throws org.pierian.runner.failure.Failure when the mean is wanted of no number
    static Scaling of(String column, NumberScale scale, MissingNumber missing, float[] values, int offset, int stride) {
        long count = 0;
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < values.length; i += stride) {
            if (!Float.isNaN(values[i])) {
                count++;
                sum += values[i];
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        if (count == 0 && missing == MissingNumber.MEAN) {
            throw DataMistake.MISSING
                    .failure("column `" + BadCells.shown(column)
                            + "` has no number in the training rows to take the mean of")
                    .help("write `missing: zero`, or delete the feature");
        }
        double mean = count == 0 ? 0 : sum / count;
        double filler = missing == MissingNumber.MEAN ? mean : 0;
        boolean varies = min < max;
        return switch (scale) {
            case NONE -> new Scaling(column, 0, 1, filler);
            case STANDARD ->
                new Scaling(column, mean, varies ? deviation(values, offset, stride, mean, count) : 0, filler);
            case MINMAX -> new Scaling(column, varies ? min : 0, varies ? (double) max - min : 0, filler);
        };
    }

    private static double deviation(float[] values, int offset, int stride, double mean, long count) {
        double squares = 0;
        for (int i = offset; i < values.length; i += stride) {
            if (!Float.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        return Math.sqrt(squares / count);
    }

    /// The same for a target: one that has one number in all training rows is moved to 0 and keeps its unit, so
    /// that errors can still be told in it.
    Scaling ofTarget(float first) {
        return unit == 0 ? new Scaling(column, first, 1, missing) : this;
    }

    /// Scales a column in place.
    ///
    /// @throws org.pierian.runner.failure.Failure when a result is too large for float32
    void apply(float[] values, int offset, int stride) {
        for (int i = offset; i < values.length; i += stride) {
            double x = Float.isNaN(values[i]) ? missing : values[i];
            float scaled = unit == 0 ? 0f : (float) ((x - center) / unit);
            if (!Float.isFinite(scaled)) {
                throw DataMistake.NOT_A_NUMBER
                        .failure("a number of column `" + BadCells.shown(column) + "` is too large for a 32-bit float"
                                + " once it is scaled")
                        .help("look for numbers far from all others, or write `scale: none`");
            }
            values[i] = scaled;
        }
    }
}
