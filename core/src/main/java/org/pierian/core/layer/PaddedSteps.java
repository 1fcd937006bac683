package org.pierian.core.layer;

import org.pierian.core.tensor.Tensor;

/// The steps behind an example's length, which layers that end padding see as zeros.
///
/// @param steps the first axis of an example
public record PaddedSteps(int steps) {

    /// Sets them to +0 in the examples of a pass.
    ///
    /// @param x `[batch, steps, ...]`, or its elements in another shape
    public void clear(Pass pass, Tensor x) {
        int example = x.rowSize();
        int step = example / steps;
        for (int e = pass.first(); e < pass.end(); e++) {
            int length = pass.length(e, steps);
            if (length < steps) {
                x.buffer().fill(e * example + length * step, (e + 1) * example, 0f);
            }
        }
    }
}
