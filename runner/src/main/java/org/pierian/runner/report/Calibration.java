package org.pierian.runner.report;

import java.util.ArrayList;
import java.util.List;

/// Whether answers are right as often as their probabilities say.
///
/// @param bins ranges of probabilities of equal widths; those without answers are left out
/// @param error mean distance of probability and frequency, weighted by the number of answers
public record Calibration(List<Bin> bins, double error) {

    private static final int COUNT = 10;

    /// Takes a copy.
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// Answers whose probabilities are alike.
    ///
    /// @param probability their mean
    /// @param frequency the part that is right
    /// @param answers how many there are
    public record Bin(double probability, double frequency, long answers) {}

    /// Collects answers.
    static final class Collector {

        private final double[] sums = new double[COUNT];
        private final long[] right = new long[COUNT];
        private final long[] all = new long[COUNT];

        void add(double probability, boolean isRight) {
            int bin = Math.clamp((int) (probability * COUNT), 0, COUNT - 1);
            sums[bin] += probability;
            right[bin] += isRight ? 1 : 0;
            all[bin]++;
        }

        Calibration calibration() {
            List<Bin> bins = new ArrayList<>();
            long answers = 0;
            double distances = 0;
            for (int bin = 0; bin < COUNT; bin++) {
                if (all[bin] > 0) {
                    bins.add(new Bin(sums[bin] / all[bin], (double) right[bin] / all[bin], all[bin]));
                    distances += Math.abs(sums[bin] - right[bin]);
                    answers += all[bin];
                }
            }
            return new Calibration(bins, answers == 0 ? 0 : distances / answers);
        }
    }
}
