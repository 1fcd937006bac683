package org.pierian.core.backend.cpu.vector;

import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.pierian.core.arithmetic.Functions;

/// The functions of [Functions] for many numbers at a time, by the same steps in double precision.
public final class VectorFunctions {

    static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    /// As many floats as a vector has doubles.
    public static final VectorSpecies<Float> F =
            VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));

    /// Numbers taken at a time.
    public static final int LANES = D.length();

    private VectorFunctions() {}

    /// `y[yo + i] = exp(x[xo + i] - shift)` with the difference rounded to float; at least [#LANES] numbers.
    public static void exp(int n, float[] x, int xo, float shift, float[] y, int yo) {
        int last = n - LANES;
        for (int i = 0; i < n; i += LANES) {
            int at = Math.min(i, last);
            expBlock(x, xo + at, shift, y, yo + at);
        }
    }

    private static void expBlock(float[] x, int xo, float shift, float[] y, int yo) {
        FloatVector shifted = FloatVector.fromArray(F, x, xo).sub(shift);
        DoubleVector v = (DoubleVector) shifted.convertShape(F2D, D, 0);
        ((FloatVector) exp(v).convertShape(D2F, F, 0)).intoArray(y, yo);
    }

    /// `y[i] = tanh(x[i])` for `from .. to`; at least [#LANES] numbers. `y` may be `x`.
    public static void tanh(int from, int to, float[] x, float[] y) {
        int last = to - LANES;
        int i = from;
        for (; i <= last; i += LANES) {
            tanhBlock(x, y, i);
        }
        if (i < to && !isSame(x, y)) {
            tanhBlock(x, y, last); // with some numbers of the block before it
            return;
        }
        for (; i < to; i++) {
            y[i] = Functions.tanh(x[i]);
        }
    }

    private static void tanhBlock(float[] x, float[] y, int at) {
        DoubleVector v = (DoubleVector) FloatVector.fromArray(F, x, at).convertShape(F2D, D, 0);
        DoubleVector size = v.abs();
        DoubleVector a = size.blend(Constants.TANH_MAX, size.compare(VectorOperators.GT, Constants.TANH_MAX));
        DoubleVector em1 = expm1(a.add(a));
        DoubleVector positive = em1.div(em1.add(Constants.TWO));
        LongVector sign = v.reinterpretAsLongs().and(Long.MIN_VALUE);
        DoubleVector signed = positive.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
        ((FloatVector) signed.convertShape(D2F, F, 0)).intoArray(y, at);
    }

    /// `y[i] = 1 / (1 + exp(-x[i]))` for `from .. to`; at least [#LANES] numbers. `y` may be `x`.
    public static void sigmoid(int from, int to, float[] x, float[] y) {
        int last = to - LANES;
        int i = from;
        for (; i <= last; i += LANES) {
            sigmoidBlock(x, y, i);
        }
        if (i < to && !isSame(x, y)) {
            sigmoidBlock(x, y, last); // with some numbers of the block before it
            return;
        }
        for (; i < to; i++) {
            y[i] = Functions.sigmoid(x[i]);
        }
    }

    private static void sigmoidBlock(float[] x, float[] y, int at) {
        DoubleVector v = (DoubleVector) FloatVector.fromArray(F, x, at).convertShape(F2D, D, 0);
        DoubleVector one = Constants.ONE;
        DoubleVector p = one.div(exp(v.neg()).add(one));
        VectorMask<Double> nearZero = v.abs().lt(Functions.SIGMOID_NEAR_ZERO);
        if (nearZero.anyTrue()) {
            p = p.blend(sigmoidNearZero(v), nearZero);
        }
        ((FloatVector) p.convertShape(D2F, F, 0)).intoArray(y, at);
    }

    private static DoubleVector sigmoidNearZero(DoubleVector x) {
        DoubleVector large = x.mul(0.25).add(0.5);
        DoubleVector z = x.mul(x);
        DoubleVector factor = z.fma(Constants.SIGMOID_5, Constants.SIGMOID_3);
        DoubleVector small = x.mul(z).mul(factor);
        DoubleVector sum = large.add(small);
        DoubleVector error = small.sub(sum.sub(large)); // exact, as `large` is larger
        LongVector bits = sum.reinterpretAsLongs();
        LongVector odd = bits.or(1L).blend(bits.sub(1L).or(1L), error.lt(0.0).cast(bits.species()));
        return sum.blend(odd.reinterpretAsDoubles(), error.compare(VectorOperators.NE, 0.0));
    }

    /// The limits are set by comparisons, which cost less than `min` and `max` with their rules for zeros; NaN
    /// stays NaN.
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector notAbove = x.blend(Constants.EXP_MAX, x.compare(VectorOperators.GT, Constants.EXP_MAX));
        DoubleVector a = notAbove.blend(Constants.EXP_MIN, notAbove.lt(Constants.EXP_MIN));
        DoubleVector shifted = a.fma(Constants.LOG2_E, Constants.ROUND);
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(a, shifted.sub(Constants.ROUND)).fma(scale, scale);
    }

    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector shifted = x.fma(Constants.LOG2_E, Constants.ROUND);
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(x, shifted.sub(Constants.ROUND)).fma(scale, scale.sub(Constants.ONE));
    }

    static DoubleVector expm1Reduced(DoubleVector x, DoubleVector n) {
        DoubleVector minus = n.neg();
        DoubleVector r = minus.fma(Constants.LN2_LOW, minus.fma(Constants.LN2_HIGH, x));
        DoubleVector p = Constants.EXP_14;
        p = p.fma(r, Constants.EXP_13);
        p = p.fma(r, Constants.EXP_12);
        p = p.fma(r, Constants.EXP_11);
        p = p.fma(r, Constants.EXP_10);
        p = p.fma(r, Constants.EXP_9);
        p = p.fma(r, Constants.EXP_8);
        p = p.fma(r, Constants.EXP_7);
        p = p.fma(r, Constants.EXP_6);
        p = p.fma(r, Constants.EXP_5);
        p = p.fma(r, Constants.EXP_4);
        p = p.fma(r, Constants.EXP_3);
        p = p.fma(r, Constants.EXP_2);
        return r.mul(r).fma(p, r);
    }

    static DoubleVector powerOfTwo(DoubleVector shifted) {
        LongVector exponent = shifted.reinterpretAsLongs().add(1023L).lanewise(VectorOperators.LSHL, 52L);
        return exponent.reinterpretAsDoubles();
    }

    /// Whether results are written over the arguments, so that these cannot be read again.
    @SuppressWarnings("ReferenceEquality") // which arrays they are is what is asked for
    private static boolean isSame(float[] x, float[] y) {
        return x == y;
    }
}
