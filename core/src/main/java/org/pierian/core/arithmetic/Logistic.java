package org.pierian.core.arithmetic;

/// The logistic function and its integral in binary64, from the functions of [Binary64].
public final class Logistic {

    private Logistic() {}

    /// The logistic function `1 / (1 + exp(-x))`, 0 to 1.
    public static double sigmoid(double x) {
        return 1 / (1 + Binary64.exp(-x));
    }

    /// Its integral `log(1 + exp(x))` as `max(x, 0) + log1p(exp(-|x|))`, which does not overflow.
    public static double softplus(double x) {
        return Math.max(x, 0) + Binary64.log1p(Binary64.exp(-Math.abs(x)));
    }
}
