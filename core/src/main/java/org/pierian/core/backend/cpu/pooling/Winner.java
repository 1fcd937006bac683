package org.pierian.core.backend.cpu.pooling;

/// The choice between the largest so far and the next number. It cannot be predicted, so there is no branch.
final class Winner {

    private Winner() {}

    /// All ones when `value` takes the place of `max`, because it is larger or NaN and `max` is not NaN;
    /// otherwise 0.
    static int wins(float value, float max) {
        int notLess = value <= max ? 0 : -1;
        int isNumber = Float.isNaN(max) ? 0 : -1;
        return notLess & isNumber;
    }

    static float choose(int wins, float value, float max) {
        int bits = Float.floatToRawIntBits(max);
        return Float.intBitsToFloat(bits ^ ((bits ^ Float.floatToRawIntBits(value)) & wins));
    }
}
