package org.pierian.core.schedule;

/// The rate times `gamma` every time: `base * gamma^count`.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.ExponentialLR`.
///
/// @param gamma factor of a change, above 0
public record ExponentialDecay(double gamma) implements Schedule {

    @Override
    public double rate(double base, long count) {
        return base * StrictMath.pow(gamma, (double) count);
    }
}
