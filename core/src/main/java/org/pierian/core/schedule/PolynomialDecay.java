package org.pierian.core.schedule;

/// A power of what is left: `end + (base - end) * (1 - min(count, totalIters) / totalIters)^power`.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.PolynomialLR`, with the end rate of Keras' `PolynomialDecay`.
///
/// @param totalIters epochs or steps until `end`, at least 1
/// @param power exponent, above 0
/// @param end rate from `totalIters` on, at least 0
public record PolynomialDecay(long totalIters, double power, double end) implements Schedule {

    @Override
    public double rate(double base, long count) {
        long left = totalIters - Math.min(count, totalIters);
        return end + (base - end) * StrictMath.pow((double) left / totalIters, power);
    }
}
