package org.pierian.runner.dataset.arrays;

import org.pierian.core.data.TargetType;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;

/// Turns the elements of an array into what a network should say.
///
/// @param array the array, which was found to fit
/// @param ignored the number that stands for no class
record ArrayTargets(NpyArray array, int ignored) {

    /// The classes of examples, -1 where none counts.
    ///
    /// @param order places of the examples
    /// @param classes number of classes
    /// @throws Failure when a number is no class
    int[] labels(int[] order, TargetType.Classes wanted, int classes) {
        int width = wanted.positions().size();
        boolean mayIgnore = wanted.positions().rank() > 0;
        int[] labels = new int[Math.multiplyExact(order.length, width)];
        for (int e = 0; e < order.length; e++) {
            for (int p = 0; p < width; p++) {
                double number = array.number(order[e] * width + p);
                boolean counts = !mayIgnore || number != ignored;
                if (counts && !(number >= 0 && number < classes && number == (int) number)) {
                    throw bad(order[e], p, number, "is no class from 0 to " + (classes - 1))
                            .help(
                                    mayIgnore
                                            ? "`ignore_index` names a number that is not counted"
                                            : "classes are counted from 0; write the number of `class`es of the array");
                }
                labels[e * width + p] = counts ? (int) number : -1;
            }
        }
        return labels;
    }

    /// The numbers of examples.
    ///
    /// @param order places of the examples
    /// @throws Failure when a number is not finite, or of labels neither 0 nor 1
    float[] numbers(int[] order, TargetType wanted) {
        int width = wanted.outputShape().size();
        boolean labels = wanted instanceof TargetType.Labels;
        float[] numbers = new float[Math.multiplyExact(order.length, width)];
        for (int e = 0; e < order.length; e++) {
            for (int p = 0; p < width; p++) {
                double number = array.number(order[e] * width + p);
                float single = array.single(order[e] * width + p);
                if (!Float.isFinite(single)) {
                    throw bad(order[e], p, number, "is not a finite 32-bit float")
                            .help("leave the example out, or replace the number before the array is saved");
                }
                if (labels && number != 0 && number != 1) {
                    throw bad(order[e], p, number, "is neither 0 nor 1")
                            .help("a label is 1 where the example has it, and 0 where it has not");
                }
                numbers[e * width + p] = single;
            }
        }
        return numbers;
    }

    private Failure bad(int example, int place, double number, String what) {
        return DataMistake.ARRAY_VALUE
                .failure("`" + array.name() + "` has " + shown(number) + ", which " + what)
                .at(array.name() + ": example " + example + ", number " + place);
    }

    /// A number as messages show it: an integer without a point.
    static String shown(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }
}
