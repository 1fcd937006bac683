package org.pierian.core.schedule;

/// The rate times `gamma` after every `stepSize`: `base * gamma^floor(count / stepSize)`.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.StepLR`.
///
/// @param stepSize epochs or steps from one change to the next, at least 1
/// @param gamma factor of a change, above 0
public record StepDecay(int stepSize, double gamma) implements Schedule {

    @Override
    public double rate(double base, long count) {
        long changes = count / stepSize;
        return base * StrictMath.pow(gamma, (double) changes);
    }
}
