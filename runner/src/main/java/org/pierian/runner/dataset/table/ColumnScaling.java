package org.pierian.runner.dataset.table;

import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.NumberScale;

/// Fits the scaling of a column to the training rows, and applies it. Numbers are those of the decimals in the file, in
/// binary64; only what is scaled is rounded to float32.
///
/// All sums run over the training rows that have a number, each one chain in their order.
final class ColumnScaling {

    /// What is wrong with such a number.
    static final String TOO_LARGE = "is too large for a 32-bit float once it is scaled";

    private ColumnScaling() {}

    /// The scaling that the training rows ask for.
    ///
    /// @param column the column's name, for messages
    /// @param values the numbers of the training rows; NaN where one is missing
    /// @throws Failure when the mean is wanted of no number
    static Scaling fit(String column, NumberScale scale, MissingNumber missing, double[] values) {
        long count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                min = value > min ? min : Math.min(min, value); // quicker than always Math.min
                max = value < max ? max : Math.max(max, value);
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
            case NONE -> new Scaling(0, 1, filler);
            case STANDARD -> new Scaling(mean, varies ? deviation(values, mean, count) : 0, filler);
            case MINMAX -> new Scaling(varies ? min : 0, varies ? max - min : 0, filler);
        };
    }

    /// The same for a target, of which none is missing: one that has one number in all training rows is moved to 0
    /// and keeps its unit, so that errors can still be told in it.
    static Scaling fitTarget(String column, NumberScale scale, double[] values) {
        Scaling scaling = fit(column, scale, MissingNumber.REFUSE, values);
        return scaling.unit() == 0 ? Scaling.of(values[0], 1) : scaling;
    }

    private static double deviation(double[] values, double mean, long count) {
        double squares = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return Math.sqrt(squares / count);
    }

    /// Scales the targets.
    ///
    /// @param column the column's name, for messages
    /// @param values the numbers
    /// @throws Failure when a result is too large for float32
    static float[] apply(Scaling scaling, String column, double[] values) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = scaling.apply(values[i]);
            if (!Float.isFinite(scaled[i])) {
                throw tooLarge(column);
            }
        }
        return scaled;
    }

    /// A number of a column is too large.
    static Failure tooLarge(String column) {
        return DataMistake.NOT_A_NUMBER
                .failure("a number of column `" + BadCells.shown(column) + "` " + TOO_LARGE)
                .help("look for numbers far from all others, or write `scale: none`");
    }
}
