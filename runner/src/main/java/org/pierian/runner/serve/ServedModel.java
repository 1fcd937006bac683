package org.pierian.runner.serve;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Intake;
import org.pierian.runner.run.TrainedRun;

/// A loaded network with what a request needs of its own to pass examples through it.
final class ServedModel {

    private final TrainedRun run;
    private final Batcher batcher;
    private final ConcurrentLinkedDeque<Seat> free = new ConcurrentLinkedDeque<>();

    /// @param turn as [Batcher] has it
    ServedModel(TrainedRun run, ReentrantLock turn, int mostWaiting, Batcher.BatchCount count) {
        this.run = run;
        this.batcher = new Batcher(run.model().predictor(), turn, mostWaiting, count);
    }

    /// What one request uses at a time.
    ///
    /// @param intake turns its examples into inputs
    /// @param passes computes with them
    record Seat(Intake intake, SharedPasses passes) {}

    /// Works with a seat.
    interface Work<T> {

        /// Does it.
        T with(Seat seat);
    }

    /// Lends a seat for the time of some work.
    ///
    /// @param deadline until when its passes may wait
    <T> T seated(long deadline, Work<T> work) {
        @Nullable Seat lent = free.pollFirst();
        Seat seat = lent == null ? newSeat() : lent;
        seat.passes().setDeadline(deadline);
        try {
            return work.with(seat);
        } finally {
            free.addFirst(seat);
        }
    }

    private Seat newSeat() {
        TensorType type = run.model().declaration().input();
        return new Seat(
                run.intake(),
                new SharedPasses(batcher, type.padded() ? type.shape().dim(0) : 0));
    }

    /// The network with its preprocessing.
    TrainedRun run() {
        return run;
    }

    /// Number of examples that wait.
    int waiting() {
        return batcher.waiting();
    }
}
