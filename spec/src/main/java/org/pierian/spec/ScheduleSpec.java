package org.pierian.spec;

/// How the learning rate changes during training, by kind, in order of increasing complexity.
@Doc(
        "How the learning rate changes during training. In the formulas, `base` is the optimizer's `learning_rate`, and `s`"
                + " is the number of completed epochs or steps, as `by` says: 0 in the first.")
public sealed interface ScheduleSpec permits DecaySpec, WarmupSpec, CycleSpec {

    /// The same with a split to watch, where the schedule watches one and none is written.
    default ScheduleSpec watching(Split split) {
        return this;
    }
}
