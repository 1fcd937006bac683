package org.pierian.core.layer;

import org.pierian.core.kernel.ExampleWork;
import org.pierian.core.tensor.Tensor;

/// A layer that takes its batch example by example and lets others follow with each one while the cache has it.
public interface ExampleHost extends Layer {

    /// As [Layer#forward].
    ///
    /// @param after done with each example of `y` once it is complete
    void forward(Tensor x, Tensor y, Mode mode, long step, ExampleWork after);

    /// As [Layer#backward].
    ///
    /// @param before done with each example of `dy` before it is read, so that it may write it
    void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, ExampleWork before);

    @Override
    default void forward(Tensor x, Tensor y, Mode mode, long step) {
        forward(x, y, mode, step, ExampleWork.NONE);
    }

    @Override
    default void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        backward(x, y, dy, dx, ExampleWork.NONE);
    }
}
