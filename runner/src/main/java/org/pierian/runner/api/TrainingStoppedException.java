package org.pierian.runner.api;

import java.io.Serial;
import java.nio.file.Path;

/// Training stopped because [TrainingEvents#stop] asked for it. A checkpoint is written: training the same experiment
/// again goes on from there, and ends in the same bits as if nobody had stopped it.
public final class TrainingStoppedException extends PierianException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String folder;

    TrainingStoppedException(int exitCode, String message, Path folder, Throwable cause) {
        super(exitCode, message, Report.NONE, cause);
        this.folder = folder.toString();
    }

    /// The run's folder, which `runner resume` takes as well.
    public Path folder() {
        return Path.of(folder);
    }
}
