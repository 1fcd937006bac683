package org.pierian.core.schedule;

import java.util.List;

/// Learning rates that follow each other, each counted from its own beginning.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.SequentialLR`.
public final class SequentialRate implements LearningRate {

    private final List<Phase> phases;

    /// Where a rate begins.
    ///
    /// @param epoch finished epochs before it, which are not counted by it
    /// @param step steps before it
    /// @param rate the rates from there on
    public record Phase(int epoch, long step, LearningRate rate) {}

    /// @param phases in order, the first from step 0 on, each after the one before
    public SequentialRate(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    private Phase at(long step) {
        int index = phases.size() - 1;
        while (index > 0 && step < phases.get(index).step) {
            index--;
        }
        return phases.get(index);
    }

    @Override
    public double at(int epoch, long step) {
        Phase phase = at(step);
        return phase.rate.at(epoch - phase.epoch, step - phase.step);
    }

    /// Shows the value to the rate that the step has followed, and to no other.
    @Override
    public void observe(long lastStep, double value) {
        Phase phase = at(lastStep);
        phase.rate.observe(lastStep - phase.step, value);
    }
}
