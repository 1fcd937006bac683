package org.pierian.core.schedule;

/// A rate that is multiplied by a factor whenever a figure has stopped to become better.
///
/// It remembers the best figure, the epochs since, the epochs of rest, and the rate. All of that follows from
/// the figures that it was shown, so whoever kept those brings it back by showing them again.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.ReduceLROnPlateau`.
public final class ReduceOnPlateau implements LearningRate {

    /// A change that is not above this is not made.
    private static final double LEAST_CHANGE = 1e-8;

    private final Options options;
    private double rate;
    private double best;
    private int badEpochs;
    private int resting;

    /// When the rate is reduced, and by how much.
    ///
    /// @param moreIsBetter whether the figure has to become larger, otherwise smaller
    /// @param factor of a reduction, above 0 and below 1
    /// @param patience epochs without improvement that are let pass, at least 0
    /// @param threshold how much better a figure has to be to count, at least 0
    /// @param relative whether `threshold` is a part of the best figure, otherwise a difference
    /// @param cooldown epochs of rest after a reduction, in which no epoch counts as bad
    /// @param min lowest rate, at least 0
    public record Options(
            boolean moreIsBetter,
            double factor,
            int patience,
            double threshold,
            boolean relative,
            int cooldown,
            double min) {}

    /// @param base the optimizer's own rate, above 0
    /// @param options when it is reduced
    public ReduceOnPlateau(double base, Options options) {
        this.options = options;
        this.rate = base;
        this.best = options.moreIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    @Override
    public double at(int epoch, long step) {
        return rate;
    }

    /// Looks at the figure of an epoch, and may reduce the rate for what follows.
    public void observe(double figure) {
        if (isBetter(figure)) {
            best = figure;
            badEpochs = 0;
        } else {
            badEpochs++;
        }
        if (resting > 0) {
            resting--;
            badEpochs = 0;
        }
        if (badEpochs > options.patience) {
            reduce();
            resting = options.cooldown;
            badEpochs = 0;
        }
    }

    private boolean isBetter(double figure) {
        if (Double.isInfinite(best)) {
            return true; // the first figure
        }
        if (options.moreIsBetter) {
            return figure > (options.relative ? best * (1 + options.threshold) : best + options.threshold);
        }
        return figure < (options.relative ? best * (1 - options.threshold) : best - options.threshold);
    }

    private void reduce() {
        double reduced = Math.max(rate * options.factor, options.min);
        if (rate - reduced > LEAST_CHANGE) {
            rate = reduced;
        }
    }
}
