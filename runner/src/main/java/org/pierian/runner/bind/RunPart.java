package org.pierian.runner.bind;

import java.util.List;
import org.pierian.spec.ScheduleUnit;
import org.pierian.spec.SequenceSpec;

/// The part of a run that one of several schedules is for.
///
/// @param epoch the epoch that it begins in, counted from the beginning of what it is a part of
/// @param step the step that it begins with, likewise
/// @param length its length, at least one epoch and one step
record RunPart(int epoch, long step, RunLength length) {

    /// What is left of a run after a warm-up.
    static RunPart after(SequenceSpec.Warmup warmup, RunLength run) {
        return of(run, warmup.by(), warmup.warmupIters(), run.in(warmup.by()));
    }

    /// The part of one of several schedules.
    ///
    /// @param index place of the schedule
    static RunPart of(SequenceSpec.SequentialSchedule all, int index, RunLength run) {
        List<Integer> milestones = all.milestones();
        long from = index == 0 ? 0 : milestones.get(index - 1);
        long to = index == milestones.size() ? run.in(all.by()) : milestones.get(index);
        return of(run, all.by(), from, to);
    }

    private static RunPart of(RunLength run, ScheduleUnit by, long from, long to) {
        long each = run.stepsPerEpoch();
        long first = by == ScheduleUnit.STEP ? from : from * each;
        long end = by == ScheduleUnit.STEP ? to : to * each;
        int epoch = Math.toIntExact(first / each);
        int epochs = Math.toIntExact(Math.ceilDiv(end, each)) - epoch;
        return new RunPart(epoch, first, new RunLength(Math.max(1, epochs), Math.max(1, end - first), each));
    }
}
