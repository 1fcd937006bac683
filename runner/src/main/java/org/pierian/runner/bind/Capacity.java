package org.pierian.runner.bind;

import java.util.OptionalInt;
import org.pierian.spec.RunSpec;

/// How many examples at once a network is built for.
public final class Capacity {

    /// Examples that are evaluated at once; predictions do not depend on it.
    public static final int EVALUATION = 64;

    private static final int MOST_OUTPUTS =
            1 << 22; // so that evaluation of long texts needs no more memory than training

    private Capacity() {}

    /// Examples that a network of a spec evaluates at once: fewer where an example has very many outputs, such as
    /// one for each word at each step.
    public static int evaluation(RunSpec spec) {
        int outputs = DatasetBinder.bind(spec.dataset())
                .declaration()
                .target()
                .outputShape()
                .size();
        return Math.clamp(MOST_OUTPUTS / Math.max(1, outputs), 1, EVALUATION);
    }

    /// The most examples of a pass in training and evaluation.
    ///
    /// @param trainSize number of training examples, where it is known
    public static int of(RunSpec spec, OptionalInt trainSize) {
        return Math.max(Math.min(spec.batchSize(), trainSize.orElse(Integer.MAX_VALUE)), evaluation(spec));
    }
}
