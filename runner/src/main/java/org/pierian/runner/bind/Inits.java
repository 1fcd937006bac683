package org.pierian.runner.bind;

import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.spec.InitSpec;

/// Initial values for the layers that name none of their own.
///
/// @param init the spec's `init`, for weights
/// @param biasInit the spec's `bias_init`
record Inits(InitSpec init, InitSpec biasInit) {

    /// Draws the weights of a layer.
    ///
    /// @param own the `init` of the layer
    Initializer weight(Optional<InitSpec> own) {
        return InitBinder.bind(own.orElse(init));
    }

    /// Draws the bias of a layer; nothing for a layer without one.
    ///
    /// @param bias whether there is a bias
    /// @param own the `bias_init` of the layer
    Optional<Initializer> bias(boolean bias, Optional<InitSpec> own) {
        return bias ? Optional.of(bias(own)) : Optional.empty();
    }

    /// Draws the bias of a layer that always has one.
    ///
    /// @param own the `bias_init` of the layer
    Initializer bias(Optional<InitSpec> own) {
        return InitBinder.bind(own.orElse(biasInit));
    }

    /// A number that a spec may leave out.
    static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
