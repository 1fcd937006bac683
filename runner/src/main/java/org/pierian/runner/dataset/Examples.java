package org.pierian.runner.dataset;

import java.util.Optional;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Targets;

/// The examples of one split.
///
/// @param dataset what a network is shown
/// @param labels the classes of the examples, where they have names
/// @param variation how much the scaled numbers vary that are to be learned, see
/// [org.pierian.core.metric.Determination]; 0 where classes are learned
public record Examples(Dataset dataset, Optional<Targets> labels, double variation) {

    /// Examples of classes.
    public static Examples ofClasses(Dataset dataset, Targets labels) {
        return new Examples(dataset, Optional.of(labels), 0);
    }

    /// Examples with a class at each position, of which none has a name.
    public static Examples ofPositions(Dataset dataset) {
        return new Examples(dataset, Optional.empty(), 0);
    }

    /// Examples of numbers to be learned.
    public static Examples ofNumbers(Dataset dataset, double variation) {
        return new Examples(dataset, Optional.empty(), variation);
    }

    /// Number of examples.
    public int size() {
        return dataset.size();
    }
}
