package org.pierian.core.layer;

import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Tensor;

/// One differentiable step of a network. The layer owns its parameters and its state; the network owns every
/// activation and hands it in.
///
/// Axis 0 of every tensor is the batch. The tensors given to `backward` are those of the last `forward` in
/// [Mode#TRAIN]. What a layer computes with it was given when it was built, see [Site#backend].
public interface Layer {

    /// Writes the examples of `y` that the pass asks for from those of `x`.
    ///
    /// @param pass what the pass is for
    /// @param x input, `[batch, ...]`
    /// @param y output, `[batch, ...]`; never the same buffer as `x`, unless the layer works in place
    void forward(Pass pass, Tensor x, Tensor y);

    /// Writes the gradient of the input, unless nobody wants it, and collects those of the parameters: written at
    /// a parameter's first use in a step, added at later ones, in order.
    ///
    /// @param pass the pass of the last `forward`
    /// @param x the input of the last forward pass
    /// @param y its output
    /// @param dy gradient of the loss for `y`, of the same shape
    /// @param dx receives the gradient for `x`; [Tensor#NONE] when nobody needs it; never the same buffer as
    ///     `dy`, unless the layer works in place
    void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx);

    /// What the layer needs of the container around it.
    default Needs needs() {
        return Needs.BATCH;
    }

    /// This layer's parameters in a fixed order, which is also their order in weights files.
    default List<Parameter> parameters() {
        return List.of();
    }

    /// The rows of the parameters, along their first axis, for which a pass computes gradients; empty where it does
    /// so for all. Of an embedding these are the rows that the input names.
    ///
    /// @param x input of the pass
    default Optional<int[]> learnedRows(Pass pass, Tensor x) {
        return Optional.empty();
    }

    /// Whether `backward` has gradients of parameters to collect: its own, or that of another layer that it uses
    /// too.
    default boolean learns() {
        return !parameters().isEmpty();
    }

    /// What the layer remembers besides its parameters, such as running statistics: saved, never optimised.
    default List<State> state() {
        return List.of();
    }

    /// Names the first layer whose output in the last pass has a number that is not finite. What a layer in place
    /// has written over is not seen any more: a negative infinity under relu.
    ///
    /// @param y `[batch, ...]`, the output of that pass
    /// @param name the name of this layer: `0`, `2.1`; empty for the outermost
    default Optional<String> firstNotFinite(Tensor y, String name) {
        return y.isFinite() ? Optional.empty() : Optional.of(name);
    }
}
