package org.pierian.core.train;

/// The loss of a step is not a finite number; training stopped before that step changed any parameter.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;

    /// @param step number of the step, from 0
    /// @param loss the loss that was found
    DivergedException(long step, float loss) {
        super("the loss became " + loss + " in step " + step);
        this.step = step;
    }

    /// Number of the step, from 0.
    public long step() {
        return step;
    }
}
