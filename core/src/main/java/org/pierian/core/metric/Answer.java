package org.pierian.core.metric;

import org.pierian.core.tensor.Tensor;

/// The class that outputs stand for.
public final class Answer {

    private Answer() {}

    /// The place of the largest of `width` outputs, the first of equals; for a single output, 1 from one half on
    /// and 0 below.
    ///
    /// @param from the first of the outputs
    public static int of(Tensor output, int from, int width) {
        if (width == 1) {
            return output.get(from) >= 0.5f ? 1 : 0;
        }
        int best = 0;
        float largest = output.get(from);
        for (int j = 1; j < width; j++) {
            float value = output.get(from + j);
            if (value > largest) {
                largest = value;
                best = j;
            }
        }
        return best;
    }
}
