package org.pierian.core.optimizer;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;

/// Limits gradients that are too large, before an optimizer uses them.
public sealed interface Clipping permits ClipNorm, ClipValue {

    /// Clips the gradients of all parameters, in place.
    ///
    /// @param backend computes it
    /// @return whether all of them were finite; otherwise they must not be used any more
    boolean clip(List<Parameter> parameters, Backend backend);
}
