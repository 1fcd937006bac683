package org.pierian.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Schedules that follow each other.
@Doc("Sequences are made of schedules that follow each other, each counting from its own beginning.")
public sealed interface SequenceSpec extends ScheduleSpec {

    @Key("warmup")
    @Doc(
            value =
                    "A linear warm-up, then another schedule, which begins at its end and, where it is as long as the run, is"
                            + " as long as what is left of it.",
            formula = "s < warmup_iters: rate = base * (s + 1) / warmup_iters; then the rate of schedule, or base; a"
                    + " schedule that counts epochs begins with the epoch that the warm-up ends in",
            source = "Goyal et al. 2017, section 2.2",
            example = "schedule: {warmup: {warmup_iters: 500, schedule: cosine}}")
    record Warmup(
            @Doc("Length of the warm-up.") @Range(min = 1) int warmupIters,

            @Doc("What follows; the rate stays at `base` unless written.")
            Optional<ScheduleSpec> schedule,

            @Doc("Whether the warm-up is counted in epochs or steps.") @Default("step")
            ScheduleUnit by)
            implements SequenceSpec {

        @Override
        public ScheduleSpec watching(Split split) {
            return new Warmup(warmupIters, schedule.map(next -> next.watching(split)), by);
        }

        @Override
        public Last last() {
            return schedule.map(next -> next.last().within("warmup.schedule.")).orElseGet(() -> new Last("", this));
        }
    }

    @Key("sequential_schedule")
    @Doc(
            value =
                    "Schedules one after the other. Where one is as long as the run, it is as long as its own part of it."
                            + " `reduce_on_plateau` can only be the last: its rate depends on the epochs before.",
            formula =
                    "the rate of schedules[k] after s - milestones[k - 1] epochs or steps, k the number of milestones <= s; a"
                            + " schedule that counts epochs begins with the epoch that the one before ends in",
            source = "PyTorch, `SequentialLR`",
            example =
                    "schedule: {sequential_schedule: {schedules: [{linear: {start_factor: 0.1, total_iters: 100}}, cosine],"
                            + " milestones: [100]}}")
    record SequentialSchedule(
            @Doc("The schedules, at least two.") List<ScheduleSpec> schedules,

            @Doc("Where each schedule after the first begins, ascending; one fewer than `schedules`.") @Range(min = 1)
            List<Integer> milestones,

            @Doc("Whether `milestones` are epochs or steps.") @Default("step")
            ScheduleUnit by)
            implements SequenceSpec, Constrained {

        @Override
        public ScheduleSpec watching(Split split) {
            return new SequentialSchedule(
                    schedules.stream().map(one -> one.watching(split)).toList(), milestones, by);
        }

        @Override
        public Last last() {
            int end = schedules.size() - 1;
            return schedules.getLast().last().within(path(end) + ".");
        }

        private static String path(int index) {
            return "sequential_schedule.schedules[" + index + "]";
        }

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules()
                    .require(
                            schedules.size() > 1,
                            "schedules",
                            "`schedules` needs at least two schedules",
                            Integer.toString(schedules.size()),
                            "add another, or write it without `sequential_schedule`")
                    .require(
                            milestones.size() == schedules.size() - 1 || schedules.size() < 2,
                            "milestones",
                            "`milestones` must be one fewer than `schedules`",
                            milestones.size() + " for " + schedules.size(),
                            "write where each schedule after the first begins");
            boolean ascending =
                    IntStream.range(1, milestones.size()).allMatch(i -> milestones.get(i) > milestones.get(i - 1));
            rules.require(
                    ascending, "milestones", "`milestones` must ascend", "write them in ascending order, each once");
            for (int i = 0; i < schedules.size() - 1; i++) {
                rules.require(
                        schedules.get(i).last().plateau().isEmpty(),
                        "schedules[" + i + "]",
                        "`reduce_on_plateau` can only be the last of `schedules`",
                        "number " + (i + 1) + " of " + schedules.size(),
                        "what follows would not know where the metric has left the rate; move it to the end");
            }
            return rules.broken();
        }
    }
}
