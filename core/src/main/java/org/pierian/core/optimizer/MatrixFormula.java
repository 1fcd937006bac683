package org.pierian.core.optimizer;

import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;

/// A formula that changes some parameters as a whole, such as matrices, and the others element by element.
public interface MatrixFormula extends Formula {

    /// What changes a parameter as a whole; empty for one that [#rule] changes.
    ///
    /// @param backend computes the steps and holds what is remembered
    Optional<Follower> follower(Parameter parameter, Backend backend);
}
