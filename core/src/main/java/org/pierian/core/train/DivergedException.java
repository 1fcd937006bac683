package org.pierian.core.train;

import java.util.List;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;

/// A loss, a gradient or a parameter is not a finite number; training stopped there.
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
    /// @param run the passes that it was computed in
    /// @param reductions finds numbers that are not finite
    static DivergedException ofLoss(
            long step, float loss, List<Parameter> parameters, Network.Run run, Reductions reductions) {
        String where = Divergence.first(parameters, reductions)
                .map(place -> "first in " + place)
                .or(() -> run.firstNotFinite()
                        .map(layer ->
                                "first in the outputs of " + (layer.isEmpty() ? "the network" : "layer `" + layer + "`")
                                        + ", while all parameters are finite"))
                .orElse("while all parameters and outputs are finite, so the outputs are too large for the loss");
        return new DivergedException(step, "the loss became " + loss + " in step " + (step + 1) + ", " + where);
    }

    /// A gradient is not finite; the step has changed no parameter yet.
    ///
    /// @param step number of the step, from 0
    /// @param parameters the parameters with their gradients
    /// @param reductions finds numbers that are not finite
    static DivergedException ofGradient(long step, List<Parameter> parameters, Reductions reductions) {
        String place = Divergence.firstGradient(parameters, reductions).orElseThrow();
        return new DivergedException(step, "a gradient was not finite in step " + (step + 1) + ": " + place);
    }

    /// The loss of another split is not finite.
    ///
    /// @param steps number of steps taken
    /// @param split its name, such as `test`
    /// @param loss the loss that was found
    public static DivergedException ofEvaluation(long steps, String split, double loss) {
        return new DivergedException(
                steps, "the loss on the " + split + " set became " + loss + " after step " + steps);
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
