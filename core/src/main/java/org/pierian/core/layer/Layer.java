package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Tensor;

/// One differentiable step of a network. The layer owns its parameters; the network owns every activation and
/// hands it in.
///
/// Axis 0 of every tensor is the batch. The tensors given to `backward` are those of the last `forward` in
/// [Mode#TRAIN].
public interface Layer {

    /// Writes `y` from `x`.
    ///
    /// @param x input, `[batch, ...]`
    /// @param y output, `[batch, ...]`; never the same array as `x`, unless the layer [#worksInPlace]
    /// @param mode what the pass is for
    /// @param step number of the training step, from 0; ignored in [Mode#EVAL]
    void forward(Tensor x, Tensor y, Mode mode, long step);

    /// Writes the gradients of the parameters (over their old ones) and, unless `dx` is [Tensor#NONE], of the
    /// input.
    ///
    /// @param x the input of the last forward pass
    /// @param y its output
    /// @param dy gradient of the loss for `y`, of the same shape
    /// @param dx receives the gradient for `x`; [Tensor#NONE] when nobody needs it; never the same array as `dy`,
    ///     unless the layer [#worksInPlace]
    void backward(Tensor x, Tensor y, Tensor dy, Tensor dx);

    /// Whether `y` may be the array of `x`, and `dx` that of `dy`, which saves a pass through memory.
    default boolean worksInPlace() {
        return false;
    }

    /// Whether `backward` reads `y`, so that no other layer may write over it before.
    default boolean readsOutput() {
        return true;
    }

    /// This layer's parameters in a fixed order, which is also their order in weights files.
    default List<Parameter> parameters() {
        return List.of();
    }

    /// Names the first layer whose output in the last pass has a number that is not finite. What a layer in place has
    /// written over is not seen any more: a negative infinity under relu.
    ///
    /// @param y `[batch, ...]`, the output of that pass
    /// @param name what this layer is called: `0`, `2.1`; empty for the outermost
    default Optional<String> firstNotFinite(Tensor y, String name) {
        return y.isFinite() ? Optional.empty() : Optional.of(name);
    }
}
