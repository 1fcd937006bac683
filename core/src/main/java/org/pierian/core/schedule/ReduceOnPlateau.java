package org.pierian.core.schedule;

/// A rate that is multiplied by a factor whenever a metric stops improving.
///
/// It remembers the best value, the epochs since, the epochs of cooldown left, and the rate. All of that follows
/// from the values that it was shown, so it is restored by showing them again.
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
    /// @param moreIsBetter whether larger values are better, otherwise smaller ones
    /// @param factor of a reduction, above 0 and below 1
    /// @param patience epochs without improvement that are tolerated, at least 0
    /// @param threshold how much better a value has to be to count, at least 0
    /// @param relative whether `threshold` is relative to the best value, otherwise absolute
    /// @param cooldown epochs after a reduction, in which no epoch counts as bad
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

    @Override
    public void observe(long lastStep, double value) {
        observe(value);
    }

    /// Looks at the value of an epoch, and may reduce the rate for what follows.
    public void observe(double value) {
        if (isBetter(value)) {
            best = value;
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

    private boolean isBetter(double value) {
        if (Double.isInfinite(best)) {
            return true; // the first value
        }
        if (options.moreIsBetter) {
            return value > (options.relative ? best * (1 + options.threshold) : best + options.threshold);
        }
        return value < (options.relative ? best * (1 - options.threshold) : best - options.threshold);
    }

    private void reduce() {
        double reduced = Math.max(rate * options.factor, options.min);
        if (rate - reduced > LEAST_CHANGE) {
            rate = reduced;
        }
    }
}
