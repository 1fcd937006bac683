package org.pierian.core.backend;

/// A function of one number with its derivative, applied element by element. This is its definition; a backend may
/// have a faster form that gives the same bits.
public interface Activation {

    /// The function.
    float value(float x);

    /// The gradient for `x`.
    ///
    /// @param x the input; meaningless where the output may be written over it
    /// @param y the output; meaningless where [#readsOutput] says no
    /// @param dy gradient for `y`
    float gradient(float x, float y, float dy);

    /// Whether the output may be written over the input, because the gradient needs the output alone.
    boolean inPlace();

    /// Whether the gradient needs the output, which then nobody may write over before.
    default boolean readsOutput() {
        return true;
    }
}
