package org.pierian.runner.bind;

import org.pierian.core.optimizer.Penalty;
import org.pierian.spec.PenaltySpec;

/// Turns the word for a penalty into the penalty.
public final class PenaltyBinder {

    private PenaltyBinder() {}

    /// The penalty.
    public static Penalty bind(PenaltySpec spec) {
        return switch (spec) {
            case PenaltySpec.Lasso(double alpha) -> new Penalty(alpha, 0);
            case PenaltySpec.Ridge(double alpha) -> new Penalty(0, alpha);
            case PenaltySpec.ElasticNet(double l1, double l2) -> new Penalty(l1, l2);
        };
    }
}
