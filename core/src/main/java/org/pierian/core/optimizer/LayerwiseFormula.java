package org.pierian.core.optimizer;

import org.pierian.core.backend.UpdateRule;

/// A formula whose step for a parameter depends on the parameter as a whole.
///
/// [#rule] leaves the parameter as it is and writes a direction into the last of what is remembered. The step
/// along it follows once the norms of both are known.
public interface LayerwiseFormula extends Formula {

    /// The step against the direction, of the size that suits the parameter; valid until the next call.
    ///
    /// @param parameterNorm Euclidean norm of the parameter before the step
    /// @param directionNorm Euclidean norm of the direction
    /// @param elements number of elements of each
    UpdateRule step(double parameterNorm, double directionNorm, int elements);
}
