package org.pierian.core.schedule;

/// A straight line of factors from `startFactor` to `endFactor`, which then stays: a warm-up or a decay.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.LinearLR`.
///
/// @param startFactor factor of the base rate at the start
/// @param endFactor factor of the base rate from `totalIters` on
/// @param totalIters epochs or steps from one to the other, at least 1
public record LinearChange(double startFactor, double endFactor, int totalIters) implements Schedule {

    @Override
    public double rate(double base, long count) {
        double part = (double) Math.min(count, totalIters) / totalIters;
        return base * Anneal.linear(startFactor, endFactor, part);
    }
}
