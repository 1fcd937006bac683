package org.pierian.core.backend;

/// An activation that is computed in binary64: the function, and `dy` times its derivative at the input, each
/// rounded to float32 once. Its steps are IEEE operations in a fixed order, so
/// that every machine gives the same bits.
public interface Binary64Activation extends Activation {

    /// The function.
    double at(double x);

    /// Its derivative.
    double slope(double x);

    @Override
    default float value(float x) {
        return (float) at(x);
    }

    @Override
    default float gradient(float x, float y, float dy) {
        return (float) (dy * slope(x));
    }

    @Override
    default boolean inPlace() {
        return false;
    }

    @Override
    default boolean readsOutput() {
        return false;
    }
}
