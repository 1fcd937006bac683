package org.pierian.runner.run;

import org.pierian.core.tensor.Tensor;

/// Passes examples through a trained network, some at a time. The outputs for an example depend on that example alone,
/// so not on how many are passed at once.
public interface Passes {

    /// The most examples of a pass.
    int capacity();

    /// Number of inputs of one example.
    int width();

    /// Room for the inputs of [#capacity] examples, one after the other.
    float[] inputs();

    /// Room for the steps of each example that count, all of them at first; ignored where inputs are not padded.
    int[] lengths();

    /// Computes the outputs of the first examples in [#inputs].
    ///
    /// @param count number of examples, 1 to [#capacity]
    /// @return `[count, outputs]`, valid until the next call
    Tensor predict(int count);

    /// Computes the outputs of the sequence that is the first example in [#inputs].
    ///
    /// @param length the steps that count, 1 to the steps of an example; the others are ignored where the network
    /// knows of lengths
    /// @return `[1, steps, ...]`, valid until the next call
    Tensor predictSequence(int length);
}
