package org.pierian.runner.live;

import java.util.Locale;
import java.util.Optional;

/// What a run is doing.
public enum RunState {
    /// No process trains it, and it has no result.
    WAITING,
    /// A process trains it.
    TRAINING,
    /// It was asked to stop, and will after the present step.
    STOPPING,
    /// It came to its end, and its results are written.
    FINISHED,
    /// It was stopped; a checkpoint is written.
    STOPPED,
    /// It met a number that is not finite.
    DIVERGED,
    /// It ended by an error.
    FAILED,
    /// The process that trains it has not told anything for seconds: it was killed or suspended.
    SILENT;

    /// The word for it in files and events.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state that a word stands for.
    static Optional<RunState> of(String word) {
        for (RunState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /// Whether a process works on the run and may be asked something.
    public boolean isRunning() {
        return this == TRAINING || this == STOPPING;
    }
}
