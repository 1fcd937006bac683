package org.pierian.core.backend.cpu.vector;

import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.expm1Reduced;
import static org.pierian.core.backend.cpu.vector.VectorFunctions.powerOfTwo;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The functions of [org.pierian.core.arithmetic.Binary64], of [org.pierian.core.arithmetic.Logistic] and of
/// [org.pierian.core.arithmetic.Normal] for many numbers at a time, by the same steps. Where those branch, both
/// results are computed, and each number keeps its own.
public final class VectorBinary64 {

    /// Numbers taken at a time.
    public static final int LANES = VectorFunctions.LANES;

    private VectorBinary64() {}

    /// `x[at]` and the numbers behind it.
    public static DoubleVector load(float[] x, int at) {
        FloatVector numbers = FloatVector.fromArray(VectorFunctions.F, x, at);
        return (DoubleVector) numbers.convertShape(F2D, VectorFunctions.D, 0);
    }

    /// Rounds numbers once and writes them to `y[at]` and behind it.
    public static void store(DoubleVector numbers, float[] y, int at) {
        ((FloatVector) numbers.convertShape(D2F, VectorFunctions.F, 0)).intoArray(y, at);
    }

    /// `1 - x`.
    public static DoubleVector oneMinus(DoubleVector x) {
        return Constants.ONE.sub(x);
    }

    /// e to the power `x`.
    public static DoubleVector exp(DoubleVector x) {
        return power(limited(x));
    }

    /// e to the power `x`, which is not above the limit.
    public static DoubleVector boundedExp(DoubleVector x) {
        return power(x.blend(Constants.LEAST, x.lt(Constants.LEAST)));
    }

    private static DoubleVector power(DoubleVector a) {
        DoubleVector shifted = a.fma(Constants.LOG2_E, Constants.ROUND);
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(a, shifted.sub(Constants.ROUND)).fma(scale, scale);
    }

    /// e to the power `x`, less 1.
    public static DoubleVector expm1(DoubleVector x) {
        DoubleVector a = limited(x);
        DoubleVector shifted = a.fma(Constants.LOG2_E, Constants.ROUND);
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(a, shifted.sub(Constants.ROUND)).fma(scale, scale.sub(Constants.ONE));
    }

    /// By comparisons, which cost less than `min` and `max` with their rules for zeros; NaN stays NaN.
    private static DoubleVector limited(DoubleVector x) {
        DoubleVector a = x.blend(Constants.MOST, x.compare(VectorOperators.GT, Constants.MOST));
        return a.blend(Constants.LEAST, a.lt(Constants.LEAST));
    }

    /// `min(x, limit)` for a limit that is not 0.
    public static DoubleVector atMost(DoubleVector x, double limit) {
        return x.blend(limit, x.compare(VectorOperators.GT, limit));
    }

    /// `log(1 + x)` for `x` of 0 to 1.
    public static DoubleVector log1p(DoubleVector x) {
        DoubleVector s = x.div(x.add(Constants.TWO));
        DoubleVector z = s.mul(s);
        DoubleVector p = Constants.LOG_35;
        p = p.fma(z, Constants.LOG_33);
        p = p.fma(z, Constants.LOG_31);
        p = p.fma(z, Constants.LOG_29);
        p = p.fma(z, Constants.LOG_27);
        p = p.fma(z, Constants.LOG_25);
        p = p.fma(z, Constants.LOG_23);
        p = p.fma(z, Constants.LOG_21);
        p = p.fma(z, Constants.LOG_19);
        p = p.fma(z, Constants.LOG_17);
        p = p.fma(z, Constants.LOG_15);
        p = p.fma(z, Constants.LOG_13);
        p = p.fma(z, Constants.LOG_11);
        p = p.fma(z, Constants.LOG_9);
        p = p.fma(z, Constants.LOG_7);
        p = p.fma(z, Constants.LOG_5);
        p = p.fma(z, Constants.LOG_3);
        return s.mul(z).fma(p, s.add(s));
    }

    /// The logistic function `1 / (1 + exp(-x))`.
    public static DoubleVector sigmoid(DoubleVector x) {
        return Constants.ONE.div(exp(x.neg()).add(Constants.ONE));
    }

    /// Its integral `log(1 + exp(x))`. The part that is added to `max(x, 0)` is above 0, so that the sign of a
    /// zero does not count.
    public static DoubleVector softplus(DoubleVector x) {
        DoubleVector positive = x.blend(Constants.ZERO, x.lt(Constants.ZERO));
        return positive.add(log1p(boundedExp(x.abs().neg())));
    }

    /// The density of the standard normal distribution.
    public static DoubleVector density(DoubleVector x) {
        return boundedExp(x.mul(x).mul(Constants.MINUS_HALF)).mul(Constants.PEAK);
    }

    /// Its probability of a number up to `x`.
    ///
    /// @param density that of `x`
    public static DoubleVector probability(DoubleVector x, DoubleVector density) {
        DoubleVector scale = Constants.ONE.div(x.abs().add(Constants.CENTRE));
        DoubleVector t = scale.fma(Constants.MINUS_TWO_CENTRES, Constants.ONE);
        DoubleVector ratio = Constants.RATIO_14;
        ratio = ratio.fma(t, Constants.RATIO_13);
        ratio = ratio.fma(t, Constants.RATIO_12);
        ratio = ratio.fma(t, Constants.RATIO_11);
        ratio = ratio.fma(t, Constants.RATIO_10);
        ratio = ratio.fma(t, Constants.RATIO_9);
        ratio = ratio.fma(t, Constants.RATIO_8);
        ratio = ratio.fma(t, Constants.RATIO_7);
        ratio = ratio.fma(t, Constants.RATIO_6);
        ratio = ratio.fma(t, Constants.RATIO_5);
        ratio = ratio.fma(t, Constants.RATIO_4);
        ratio = ratio.fma(t, Constants.RATIO_3);
        ratio = ratio.fma(t, Constants.RATIO_2);
        ratio = ratio.fma(t, Constants.RATIO_1);
        ratio = ratio.fma(t, Constants.RATIO_0);
        DoubleVector beyond = density.mul(ratio.mul(scale));
        return Constants.ONE.sub(beyond).blend(beyond, x.lt(Constants.ZERO));
    }
}
