package org.pierian.spec;

import java.util.Optional;

/// How the learning rate changes during training, by kind, in order of increasing complexity.
@Doc(
        "How the learning rate changes during training. In the formulas, `base` is the optimizer's `learning_rate`, and `s`"
                + " is the number of completed epochs or steps, as `by` says: 0 in the first.")
public sealed interface ScheduleSpec permits DecaySpec, WarmupSpec, CycleSpec, SequenceSpec {

    /// The same with a split to watch, where the schedule watches one and none is written.
    default ScheduleSpec watching(Split split) {
        return this;
    }

    /// The schedule that is in force at the end of the run: this one, or the last of those that it is made of.
    default Last last() {
        return new Last("", this);
    }

    /// A schedule at the end of others.
    ///
    /// @param prefix the path of its word below `schedule.`: empty, or `warmup.schedule.`
    /// @param schedule one that is not made of others
    record Last(String prefix, ScheduleSpec schedule) {

        /// Further down.
        ///
        /// @param outer path of what contains it, with a dot at its end
        Last within(String outer) {
            return new Last(outer + prefix, schedule);
        }

        /// The schedule, if it watches a metric.
        public Optional<DecaySpec.ReduceOnPlateau> plateau() {
            return schedule instanceof DecaySpec.ReduceOnPlateau plateau ? Optional.of(plateau) : Optional.empty();
        }
    }
}
