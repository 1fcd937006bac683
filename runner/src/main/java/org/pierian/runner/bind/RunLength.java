package org.pierian.runner.bind;

import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleUnit;

/// How long a run is, if nothing ends it early.
///
/// @param epochs number of epochs
/// @param steps number of steps
/// @param stepsPerEpoch number of steps in each epoch
public record RunLength(int epochs, long steps, long stepsPerEpoch) {

    /// The length of a run over so many training examples.
    public static RunLength of(RunSpec spec, int trainSize) {
        long each = Math.ceilDiv(trainSize, spec.stepSize());
        return new RunLength(spec.epochs(), spec.epochs() * each, each);
    }

    long in(ScheduleUnit unit) {
        return switch (unit) {
            case EPOCH -> epochs;
            case STEP -> steps;
        };
    }
}
