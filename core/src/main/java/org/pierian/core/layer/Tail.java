package org.pierian.core.layer;

import java.util.List;
import org.pierian.core.kernel.ExampleWork;
import org.pierian.core.tensor.Tensor;

/// The layers behind an [ExampleHost] that follow it with each example: in a forward pass right behind it, in a
/// backward pass right before it. So what they do to an example happens while the cache has it, and on several threads.
final class Tail implements ExampleWork {

    private final List<ExampleLayer> layers;
    private final Tensor[] values; // the host's output, and each layer's
    private final Tensor[] gradients; // for those
    private boolean forward;
    private Mode mode = Mode.EVAL;
    private long step;

    /// @param layers first to last
    /// @param values the output of the host and of every layer; the last may change with each pass
    /// @param gradients those for `values`
    Tail(List<ExampleLayer> layers, Tensor[] values, Tensor[] gradients) {
        this.layers = layers;
        this.values = values;
        this.gradients = gradients;
    }

    /// This as part of a forward pass.
    ///
    /// @param y the output of the last layer
    ExampleWork forward(Tensor y, Mode mode, long step) {
        this.forward = true;
        this.values[layers.size()] = y;
        this.mode = mode;
        this.step = step;
        return this;
    }

    /// This as part of a backward pass.
    ///
    /// @param y the output of the last layer
    /// @param dy its gradient
    ExampleWork backward(Tensor y, Tensor dy) {
        this.forward = false;
        this.values[layers.size()] = y;
        this.gradients[layers.size()] = dy;
        return this;
    }

    @Override
    public void run(int example) {
        int end = example + 1;
        if (forward) {
            for (int i = 0; i < layers.size(); i++) {
                layers.get(i).forward(example, end, values[i], values[i + 1], mode, step);
            }
        } else {
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.get(i).backward(example, end, values[i], values[i + 1], gradients[i + 1], gradients[i]);
            }
        }
    }
}
