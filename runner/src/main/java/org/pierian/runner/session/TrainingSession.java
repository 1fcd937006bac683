package org.pierian.runner.session;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pierian.runner.git.Git;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.Checkpointing;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.FinalCheckpoint;
import org.pierian.runner.run.FirstStep;
import org.pierian.runner.run.LocalFiles;
import org.pierian.runner.run.Outcome;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.verify.StepTrace;
import org.pierian.spec.CheckpointSpec;

/// Trains in a run's folder: writes checkpoints on the way, and everything that a finished run leaves. It prints
/// nothing.
///
/// First [#train], then [#write], once each.
public final class TrainingSession {

    private static final CheckpointSpec TEN_MINUTES = new CheckpointSpec.Minutes(10);

    private final Experiment experiment;
    private final RunFolder folder;
    private final long started;
    private final long ready;
    private final FirstStep first;
    private final StepTrace trace;
    private final Training training;
    private long trained;

    /// @param experiment what is trained
    /// @param training from where on
    /// @param folder whose lock is held
    /// @param started when the work began, by `System.nanoTime`
    /// @param listener watches the training
    public TrainingSession(
            Experiment experiment, Training training, RunFolder folder, long started, TrainingListener listener) {
        this.experiment = experiment;
        this.training = training;
        this.folder = folder;
        this.started = started;
        this.ready = System.nanoTime();
        this.first = new FirstStep(listener);
        this.trace = new StepTrace(first, training.steps());
    }

    /// Trains to the end.
    ///
    /// @param stopAsked whether training is to stop; asked after every step
    /// @param checkpointAsked whether a checkpoint is to be written now; asked after every step
    /// @throws Checkpointing.StoppedException when it was asked to stop; a checkpoint is written
    /// @throws org.pierian.core.train.DivergedException when a loss or a parameter is not finite
    public Outcome train(BooleanSupplier stopAsked, BooleanSupplier checkpointAsked) {
        Checkpointing checkpointing = new Checkpointing(
                Optional.of(experiment.spec().checkpoint().orElse(TEN_MINUTES)),
                folder.checkpoints(),
                stopAsked,
                checkpointAsked,
                trace);
        Outcome outcome = training.run(new FinalCheckpoint(folder.finished(), checkpointing));
        trained = System.nanoTime();
        return outcome;
    }

    /// Writes what the training has given.
    ///
    /// @param judge looks at the record before anything is written, and may refuse it
    public RunRecord write(Outcome outcome, Consumer<RunRecord> judge) {
        RunRecord record = outcome.record(experiment);
        judge.accept(record);
        folder.write(experiment, outcome, record);
        trace.write(folder.local(StepTrace.FILE));
        LocalFiles.write(
                folder,
                experiment,
                new Git(experiment.folder()).commit(),
                LocalFiles.timing(first.time(), ready - started, trained - ready, System.nanoTime() - trained));
        folder.checkpoints().clear();
        return record;
    }
}
