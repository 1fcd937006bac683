package org.pierian.core.layer.recurrent;

import java.util.Optional;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.init.Initializer;

/// What the layers of a stack have in common.
record Stack(
        RecurrentCell cell,
        int hidden,
        boolean bidirectional,
        double dropProbability,
        boolean recurrentBias,
        Initializer weightInit,
        Optional<Initializer> biasInit) {

    /// Sums of a direction in a step.
    int sums() {
        return cell.gates() * hidden;
    }

    /// Directions of a layer.
    int directions() {
        return bidirectional ? 2 : 1;
    }

    /// Numbers in a step of a layer's output.
    int width() {
        return directions() * hidden;
    }

    /// End of the names of a direction's parameters.
    static String suffix(int layer, boolean isReverse) {
        return "_l" + layer + (isReverse ? "_reverse" : "");
    }
}
