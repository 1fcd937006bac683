package org.pierian.runner.bind;

import java.util.OptionalInt;
import org.pierian.spec.RunSpec;

/// How many examples at once a network is built for.
public final class Capacity {

    /// Examples that are evaluated at once; predictions do not depend on it.
    public static final int EVALUATION = 64;

    private Capacity() {}

    /// The most examples of a pass in training and evaluation.
    ///
    /// @param trainSize number of training examples, where it is known
    public static int of(RunSpec spec, OptionalInt trainSize) {
        return Math.max(Math.min(spec.batchSize(), trainSize.orElse(Integer.MAX_VALUE)), EVALUATION);
    }
}
