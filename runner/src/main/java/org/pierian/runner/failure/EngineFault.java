package org.pierian.runner.failure;

import org.pierian.core.tensor.ShapeTooLargeException;
import org.pierian.core.train.DivergedException;

/// What the engine cannot go on with, as a failure that a person can act on.
public final class EngineFault {

    private EngineFault() {}

    /// Training met a number that is not finite.
    public static Failure of(DivergedException diverged) {
        return Failure.of(ExitCode.DIVERGED, diverged.getMessage() + "; training stopped, and no result was written")
                .help("choose a smaller `learning_rate`, or a gentler `init`");
    }

    /// A tensor would have more numbers than an array can hold.
    public static Failure of(ShapeTooLargeException large) {
        return Failure.of(ExitCode.INPUT, String.valueOf(large.getMessage()))
                .help("make the layers or the batch smaller");
    }
}
