package org.pierian.runner.dataset.arrays;

import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// What is said of numbers that are no inputs.
final class ArrayFaults {

    /// What to do.
    static final String REPLACE = "leave the example out, or replace the number before the array is saved";

    private ArrayFaults() {}

    /// A number of an array.
    ///
    /// @param place its place in the example
    /// @param width numbers of an example
    /// @throws Failure when it is not finite
    static double finite(NpyArray array, int example, int place, int width) {
        double number = array.number(example * width + place);
        if (!Double.isFinite(number)) {
            throw bad(array, example, place, width, "is not a finite number").help(REPLACE);
        }
        return number;
    }

    static Failure bad(NpyArray array, int example, int place, int width, String what) {
        return DataMistake.ARRAY_VALUE
                .failure("`" + array.name() + "` has " + ArrayTargets.shown(array.number(example * width + place))
                        + ", which " + what)
                .at(array.name() + ": example " + example + ", number " + place);
    }
}
