package org.pierian.runner.run;

import java.util.Locale;
import org.pierian.runner.bind.ComponentWord;
import org.pierian.runner.bind.ScheduleBinder;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.record.Identity;
import org.pierian.spec.CycleSpec;
import org.pierian.spec.DecaySpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.write.SpecWriter;

/// A finished run that goes on for more epochs, as another run: that of the same spec with more epochs. It ends in
/// the bits of that run, so it is refused where that run's first epochs would have been other ones.
///
/// @param before the spec of the finished run
/// @param after the same with more epochs
public record Extension(RunSpec before, RunSpec after) {

    /// Refuses a number of epochs that is not larger.
    ///
    /// @param before the spec of the finished run
    /// @param epochs how many there are to be
    /// @throws Failure when there are not more
    public static void requireMore(RunSpec before, int epochs) {
        if (epochs <= before.epochs()) {
            throw Failure.of(
                            ExitCode.USAGE,
                            "`--epochs` wants more than the " + Count.of(before.epochs(), "epoch")
                                    + " that the run has, got " + epochs)
                    .help("give the number of all epochs, those that are done among them");
        }
    }

    /// Refuses an extension whose first epochs would have been other ones.
    ///
    /// @throws Failure when the schedule is as long as the run
    public void requireSameBeginning() {
        after.schedule()
                .map(schedule -> schedule.last().schedule())
                .filter(ScheduleBinder::dependsOnEpochs)
                .ifPresent(this::refuse);
    }

    private void refuse(ScheduleSpec schedule) {
        String word = ComponentWord.of(schedule);
        throw Failure.of(
                        ExitCode.INPUT,
                        String.format(
                                Locale.US,
                                "the schedule `%s` is as long as the run: the first %d of %d epochs would have had other"
                                        + " learning rates than the %d of this run",
                                word,
                                before.epochs(),
                                after.epochs(),
                                before.epochs()))
                .help("train the longer run from its start: `runner train SPEC --set epochs=" + after.epochs() + "`")
                .help("a schedule of a length of its own, such as `" + word + "` with " + lengthKey(schedule)
                        + ", lets a run go on");
    }

    private static String lengthKey(ScheduleSpec schedule) {
        return switch (schedule) {
            case DecaySpec.Cosine _ -> "`t_max`";
            case CycleSpec.OneCycle _ -> "`total_steps`";
            default -> "`total_iters`";
        };
    }

    /// What decides the bits of the finished run, with the data of the longer one.
    public Identity finished(Experiment experiment) {
        return new Identity(
                SpecWriter.write(before.essence()), experiment.identity().data());
    }

    /// Training from the end of the finished run on.
    ///
    /// @param experiment the longer run
    /// @param end the checkpoint that the finished run has left
    /// @throws Failure when the data have changed, the checkpoint does not fit, or early stopping ends
    /// the longer run in the same epoch
    public Training begin(Experiment experiment, Checkpoint end) {
        end.requireSameInputs(finished(experiment));
        Training training = Training.resume(experiment, end);
        if (training.isOverEarly()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "early stopping ended the run after epoch " + training.epochs() + " of " + before.epochs()
                                    + ", and would end one of " + after.epochs() + " epochs there as well")
                    .help("the weights of the longer run are those of this one; to train on, train with a larger"
                            + " `patience` from the start");
        }
        return training;
    }
}
