package org.pierian.core.loss;

import org.pierian.core.backend.RowFold;

/// A fold whose sum is divided by the number of outputs.
@FunctionalInterface
interface MeanFold extends RowFold {

    @Override
    default float finish(float sum, int count) {
        return sum / count;
    }
}
