package org.pierian.core.layer.activation;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Binary64Activation;

/// An activation that is its own function, in binary64.
interface FunctionPlan extends ActivationPlan, Binary64Activation {

    @Override
    default Activation f() {
        return this;
    }
}
