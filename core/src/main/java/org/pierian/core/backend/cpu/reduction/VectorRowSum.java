package org.pierian.core.backend.cpu.reduction;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [RowSum] on vector registers: the 64 lanes are eight vectors of 8 numbers.
final class VectorRowSum implements RowSum {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    /// Rows shorter than this are summed by the plain loops.
    private static final int SHORT = LANES;

    private final RowSum scalar = new ScalarRowSum();

    @Override
    public float sum(int n, float[] x, int offset) {
        return n < SHORT ? scalar.sum(n, x, offset) : lanes(n, x, offset);
    }

    private static float lanes(int n, float[] x, int offset) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        int end = offset + n / LANES * LANES;
        int i = offset;
        for (; i < end; i += LANES) {
            s0 = s0.add(FloatVector.fromArray(S, x, i));
            s1 = s1.add(FloatVector.fromArray(S, x, i + 8));
            s2 = s2.add(FloatVector.fromArray(S, x, i + 16));
            s3 = s3.add(FloatVector.fromArray(S, x, i + 24));
            s4 = s4.add(FloatVector.fromArray(S, x, i + 32));
            s5 = s5.add(FloatVector.fromArray(S, x, i + 40));
            s6 = s6.add(FloatVector.fromArray(S, x, i + 48));
            s7 = s7.add(FloatVector.fromArray(S, x, i + 56));
        }
        int rest = offset + n - i; // the last, short round: lanes 0 to rest - 1 take one element more
        s0 = s0.add(tail(x, i, rest));
        s1 = s1.add(tail(x, i + 8, rest - 8));
        s2 = s2.add(tail(x, i + 16, rest - 16));
        s3 = s3.add(tail(x, i + 24, rest - 24));
        s4 = s4.add(tail(x, i + 32, rest - 32));
        s5 = s5.add(tail(x, i + 40, rest - 40));
        s6 = s6.add(tail(x, i + 48, rest - 48));
        s7 = s7.add(tail(x, i + 56, rest - 56));
        // lanes j and j + 32, then + 16, then + 8
        FloatVector low = s0.add(s4).add(s2.add(s6));
        FloatVector high = s1.add(s5).add(s3.add(s7));
        FloatVector eight = low.add(high);
        float f0 = eight.lane(0) + eight.lane(4);
        float f1 = eight.lane(1) + eight.lane(5);
        float f2 = eight.lane(2) + eight.lane(6);
        float f3 = eight.lane(3) + eight.lane(7);
        return (f0 + f2) + (f1 + f3);
    }

    /// Up to 8 elements from `at` on, and +0 in the lanes beyond them; adding it changes nothing, since no sum
    /// is -0.
    private static FloatVector tail(float[] x, int at, int count) {
        if (count >= 8) {
            return FloatVector.fromArray(S, x, at);
        }
        return count <= 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, x, at, S.indexInRange(0, count));
    }
}
