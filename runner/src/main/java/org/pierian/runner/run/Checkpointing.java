package org.pierian.runner.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pierian.spec.CheckpointSpec;

/// Writes checkpoints during training: as the spec says, and when somebody asks for one or
/// to stop.
public final class Checkpointing extends ForwardingListener {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final Optional<CheckpointSpec> when;
    private final Checkpoints checkpoints;
    private final BooleanSupplier stopAsked;
    private final BooleanSupplier checkpointAsked;
    private long lastSteps;
    private int lastEpochs;
    private long lastNanos = System.nanoTime();

    /// @param when how often, if at all
    /// @param checkpoints where to
    /// @param stopAsked whether training is to stop; asked after every step
    /// @param next is told everything too
    public Checkpointing(
            Optional<CheckpointSpec> when, Checkpoints checkpoints, BooleanSupplier stopAsked, TrainingListener next) {
        this(when, checkpoints, stopAsked, () -> false, next);
    }

    /// The same where somebody may ask for a checkpoint.
    ///
    /// @param checkpointAsked whether a checkpoint is to be written now; asked after every step
    public Checkpointing(
            Optional<CheckpointSpec> when,
            Checkpoints checkpoints,
            BooleanSupplier stopAsked,
            BooleanSupplier checkpointAsked,
            TrainingListener next) {
        super(next);
        this.when = when;
        this.checkpoints = checkpoints;
        this.stopAsked = stopAsked;
        this.checkpointAsked = checkpointAsked;
    }

    /// Training stopped because somebody asked; a checkpoint is written.
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(long steps) {
            super("stopped after step " + steps);
        }
    }

    @Override
    public void atRest(TrainingState training) {
        boolean stop = stopAsked.getAsBoolean();
        boolean asked = checkpointAsked.getAsBoolean() || stop;
        if (asked || (when.isPresent() && isDue(when.get(), training))) {
            checkpoints.write(training.checkpoint());
            lastSteps = training.steps();
            lastEpochs = training.epochs();
            lastNanos = System.nanoTime();
            super.afterCheckpoint(lastSteps);
        }
        if (stop) {
            throw new StoppedException(training.steps());
        }
        super.atRest(training);
    }

    private boolean isDue(CheckpointSpec spec, TrainingState training) {
        return switch (spec) {
            case CheckpointSpec.Steps(int every) -> training.steps() - lastSteps >= every;
            case CheckpointSpec.Epochs(int every) -> training.epochs() - lastEpochs >= every;
            case CheckpointSpec.Minutes(double every) ->
                training.steps() > lastSteps && System.nanoTime() - lastNanos >= every * NANOS_PER_MINUTE;
        };
    }
}
