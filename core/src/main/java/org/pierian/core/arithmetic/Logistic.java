package org.pierian.core.arithmetic;

/// The logistic function and its integral in binary64, from the exponentials and logarithms of [StrictMath].
public final class Logistic {

    private Logistic() {}

    /// The logistic function `1 / (1 + exp(-x))`, 0 to 1.
    public static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /// Its integral `log(1 + exp(x))` as `max(x, 0) + log1p(exp(-|x|))`, which does not overflow.
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
