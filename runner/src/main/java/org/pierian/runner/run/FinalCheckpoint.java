package org.pierian.runner.run;

/// Keeps what a finished run ends with, so that a longer run can go on from there.
public final class FinalCheckpoint extends ForwardingListener {

    private final Checkpoints finished;

    /// @param finished where to
    /// @param next is told everything too
    public FinalCheckpoint(Checkpoints finished, TrainingListener next) {
        super(next);
        this.finished = finished;
    }

    @Override
    public void atEnd(TrainingState training) {
        finished.write(training.checkpoint());
        super.atEnd(training);
    }
}
