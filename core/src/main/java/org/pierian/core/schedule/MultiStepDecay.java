package org.pierian.core.schedule;

import java.util.List;

/// The rate times `gamma` at each milestone: `base * gamma^(milestones that are at most count)`.
///
/// **Source:** PyTorch, `torch.optim.lr_scheduler.MultiStepLR`.
///
/// @param milestones numbers of epochs or steps, ascending
/// @param gamma factor of a change, above 0
public record MultiStepDecay(List<Integer> milestones, double gamma) implements Schedule {

    /// Takes a copy.
    public MultiStepDecay {
        milestones = List.copyOf(milestones);
    }

    @Override
    public double rate(double base, long count) {
        int passed = 0;
        while (passed < milestones.size() && milestones.get(passed) <= count) {
            passed++;
        }
        return base * StrictMath.pow(gamma, (double) passed);
    }
}
