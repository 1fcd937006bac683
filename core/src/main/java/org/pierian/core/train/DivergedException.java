package org.pierian.core.train;

import java.util.List;
import org.pierian.core.layer.Parameter;

/// A loss or a parameter is not a finite number; training stopped there.
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;

    private DivergedException(long step, String message) {
        super(message);
        this.step = step;
    }

    /// A loss is not finite; the step has changed no parameter yet.
    ///
    /// @param step number of the step, from 0
    /// @param loss the loss that was found
    /// @param parameters the parameters that the loss was computed from
    static DivergedException ofLoss(long step, float loss, List<Parameter> parameters) {
        String where = Divergence.first(parameters)
                .map(place -> "first in " + place)
                .orElse("while all parameters are finite, so the outputs of a layer became too large");
        return new DivergedException(step, "the loss became " + loss + " in step " + (step + 1) + ", " + where);
    }

    /// A parameter is not finite.
    ///
    /// @param steps number of steps taken
    /// @param place which parameter, where
    static DivergedException ofParameter(long steps, String place) {
        return new DivergedException(steps, "a parameter was not finite after step " + steps + ": " + place);
    }

    /// Number of finished steps.
    public long step() {
        return step;
    }
}
