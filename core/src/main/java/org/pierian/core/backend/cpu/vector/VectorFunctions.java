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
    static final VectorSpecies<Float> F = VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));

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
        DoubleVector a = v.abs().min(Functions.TANH_MAX);
        DoubleVector em1 = expm1(a.add(a));
        DoubleVector size = em1.div(em1.add(2.0));
        LongVector sign = v.reinterpretAsLongs().and(Long.MIN_VALUE);
        DoubleVector signed = size.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
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
        DoubleVector one = DoubleVector.broadcast(D, 1.0);
        DoubleVector p = one.div(exp(v.neg()).add(1.0));
        VectorMask<Double> nearZero = v.abs().lt(Functions.SIGMOID_NEAR_ZERO);
        if (nearZero.anyTrue()) {
            p = p.blend(sigmoidNearZero(v), nearZero);
        }
        ((FloatVector) p.convertShape(D2F, F, 0)).intoArray(y, at);
    }

    private static DoubleVector sigmoidNearZero(DoubleVector x) {
        DoubleVector large = x.mul(0.25).add(0.5);
        DoubleVector z = x.mul(x);
        DoubleVector factor = z.fma(broadcast(Functions.SIGMOID_5), broadcast(Functions.SIGMOID_3));
        DoubleVector small = x.mul(z).mul(factor);
        DoubleVector sum = large.add(small);
        DoubleVector error = small.sub(sum.sub(large)); // exact, as `large` is larger
        LongVector bits = sum.reinterpretAsLongs();
        LongVector odd = bits.or(1L).blend(bits.sub(1L).or(1L), error.lt(0.0).cast(bits.species()));
        return sum.blend(odd.reinterpretAsDoubles(), error.compare(VectorOperators.NE, 0.0));
    }

    private static DoubleVector exp(DoubleVector x) {
        DoubleVector a = x.min(Functions.EXP_MAX).max(Functions.EXP_MIN);
        DoubleVector shifted = a.fma(broadcast(Functions.LOG2_E), broadcast(Functions.ROUND));
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(a, shifted.sub(Functions.ROUND)).fma(scale, scale);
    }

    private static DoubleVector expm1(DoubleVector x) {
        DoubleVector shifted = x.fma(broadcast(Functions.LOG2_E), broadcast(Functions.ROUND));
        DoubleVector scale = powerOfTwo(shifted);
        return expm1Reduced(x, shifted.sub(Functions.ROUND)).fma(scale, scale.sub(1.0));
    }

    static DoubleVector expm1Reduced(DoubleVector x, DoubleVector n) {
        DoubleVector minus = n.neg();
        DoubleVector r = minus.fma(broadcast(Functions.LN2_LOW), minus.fma(broadcast(Functions.LN2_HIGH), x));
        DoubleVector p = broadcast(Functions.EXP_14);
        p = p.fma(r, broadcast(Functions.EXP_13));
        p = p.fma(r, broadcast(Functions.EXP_12));
        p = p.fma(r, broadcast(Functions.EXP_11));
        p = p.fma(r, broadcast(Functions.EXP_10));
        p = p.fma(r, broadcast(Functions.EXP_9));
        p = p.fma(r, broadcast(Functions.EXP_8));
        p = p.fma(r, broadcast(Functions.EXP_7));
        p = p.fma(r, broadcast(Functions.EXP_6));
        p = p.fma(r, broadcast(Functions.EXP_5));
        p = p.fma(r, broadcast(Functions.EXP_4));
        p = p.fma(r, broadcast(Functions.EXP_3));
        p = p.fma(r, broadcast(Functions.EXP_2));
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

    static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(D, value);
    }
}
