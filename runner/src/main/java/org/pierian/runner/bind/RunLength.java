package org.pierian.runner.bind;

import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleUnit;

/// How long a run is, if nothing ends it early.
///
/// @param epochs number of epochs
/// @param steps number of steps
public record RunLength(int epochs, long steps) {

    /// The length of a run over so many training examples.
    public static RunLength of(RunSpec spec, int trainSize) {
        return new RunLength(spec.epochs(), (long) spec.epochs() * Math.ceilDiv(trainSize, spec.stepSize()));
    }

    /// Number of steps in each epoch.
    public long stepsPerEpoch() {
        return steps / epochs;
    }

    long in(ScheduleUnit unit) {
        return switch (unit) {
            case EPOCH -> epochs;
            case STEP -> steps;
        };
    }
}
