package org.pierian.runner.dataset.arrays;

import java.util.List;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.Failure;

/// Turns the elements of an array into inputs.
final class ArrayInputs {

    private final NpyArray array;
    private final List<Scaling> scalings;
    private final ArrayScaling scaling;
    private final int width;
    private final int bound;

    /// @param type one example, which was found to fit
    /// @param scaling what is scaled together
    /// @param scalings of each feature or channel; none where nothing is scaled
    ArrayInputs(TensorType type, ArrayScaling scaling, NpyArray array, List<Scaling> scalings) {
        this.array = array;
        this.scalings = List.copyOf(scalings);
        this.scaling = scaling;
        this.width = type.shape().size();
        this.bound = type.indicesBelow();
    }

    /// Writes an example.
    ///
    /// @param example its place in the array
    /// @throws Failure when a number is not finite, or no index
    void write(int example, float[] inputs, int at) {
        for (int i = 0; i < width; i++) {
            int element = example * width + i;
            float input = scalings.isEmpty()
                    ? array.single(element)
                    : scalings.get(scaling.group(i)).apply(ArrayFaults.finite(array, example, i, width));
            if (!Float.isFinite(input)) {
                throw bad(
                        example,
                        i,
                        Double.isFinite(array.number(element))
                                ? "is too large for a 32-bit float"
                                : "is not a finite number");
            }
            if (bound > 0 && (input < 0 || input >= bound)) {
                throw bad(example, i, "is no index from 0 to " + (bound - 1));
            }
            inputs[at + i] = input;
        }
    }

    private Failure bad(int example, int place, String what) {
        return ArrayFaults.bad(array, example, place, width, what)
                .help(bound > 0 ? "write a `vocabulary` above all indices, or correct the array" : ArrayFaults.REPLACE);
    }
}
