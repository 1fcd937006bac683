package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Squares of 8 by 8 numbers in registers of 256 bits.
///
/// A square is transposed by exchanging two quarters of it, and then two quarters of each quarter, down to
/// single numbers: in each round pairs of rows exchange what lies `4`, `2` or `1` places apart.
///
/// **Source:** Eklundh 1972, *A fast computer method for matrix transposing*.
final class Interleave256 extends VectorInterleave {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final int LANES = 8;

    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.fromValues(S, 4, 5, 6, 7, 0, 1, 2, 3);
    private static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromValues(S, 2, 3, 0, 1, 6, 7, 4, 5);
    private static final VectorShuffle<Float> BY_ONE = VectorShuffle.fromValues(S, 1, 0, 3, 2, 5, 4, 7, 6);
    private static final VectorMask<Float> UPPER_FOUR = VectorMask.fromLong(S, 0b11110000);
    private static final VectorMask<Float> UPPER_TWO = VectorMask.fromLong(S, 0b11001100);
    private static final VectorMask<Float> UPPER_ONE = VectorMask.fromLong(S, 0b10101010);

    /// The lanes that the numbers of three vectors have where they stand in turns in three vectors: no two of
    /// one vector meet.
    private static final VectorShuffle<Float> FIRST = VectorShuffle.fromValues(S, 0, 3, 6, 1, 4, 7, 2, 5);
    private static final VectorShuffle<Float> SECOND = VectorShuffle.fromValues(S, 5, 0, 3, 6, 1, 4, 7, 2);
    private static final VectorShuffle<Float> THIRD = VectorShuffle.fromValues(S, 2, 5, 0, 3, 6, 1, 4, 7);
    private static final VectorMask<Float> AT_0_3_6 = VectorMask.fromLong(S, 0b01001001);
    private static final VectorMask<Float> AT_1_4_7 = VectorMask.fromLong(S, 0b10010010);
    private static final VectorMask<Float> AT_2_5 = VectorMask.fromLong(S, 0b00100100);

    Interleave256() {
        super(LANES);
    }

    @Override
    public void lines(
            float[] source, int so, int line, int step, int depth, int live, int width, float[] target, int to) {
        if (width == 3 && step == 1 && so + 2L * line + roundUp(depth) <= source.length) {
            three(source, so, so + line, so + 2 * line, depth, target, to);
        } else {
            super.lines(source, so, line, step, depth, live, width, target, to);
        }
    }

    @Override
    public void scatteredLines(
            float[] source,
            int so,
            int[] starts,
            int first,
            int step,
            int depth,
            int live,
            int width,
            float[] target,
            int to) {
        int s0 = so + starts[first];
        int s1 = so + starts[live > 1 ? first + 1 : first];
        int s2 = so + starts[live > 2 ? first + 2 : first];
        if (width == 3 && step == 1 && (long) Math.max(s0, Math.max(s1, s2)) + roundUp(depth) <= source.length) {
            three(source, s0, s1, s2, depth, target, to);
        } else {
            super.scatteredLines(source, so, starts, first, step, depth, live, width, target, to);
        }
    }

    /// Three lines, the height of a tile, in turns.
    private static void three(float[] source, int s0, int s1, int s2, int depth, float[] target, int t) {
        for (int p = 0; p < depth; p += LANES) {
            FloatVector a = FloatVector.fromArray(S, source, s0 + p).rearrange(FIRST);
            FloatVector b = FloatVector.fromArray(S, source, s1 + p).rearrange(SECOND);
            FloatVector c = FloatVector.fromArray(S, source, s2 + p).rearrange(THIRD);
            a.blend(b, AT_1_4_7).blend(c, AT_2_5).intoArray(target, t);
            a.blend(b, AT_2_5).blend(c, AT_0_3_6).intoArray(target, t + LANES);
            a.blend(b, AT_0_3_6).blend(c, AT_1_4_7).intoArray(target, t + 2 * LANES);
            t += 3 * LANES;
        }
    }

    @Override
    void square(float[] source, int s, int line, float[] target, int t, int width) {
        transpose(
                source,
                s,
                s + line,
                s + 2 * line,
                s + 3 * line,
                s + 4 * line,
                s + 5 * line,
                s + 6 * line,
                s + 7 * line,
                target,
                t,
                width);
    }

    @Override
    void scatteredSquare(float[] source, int s, int[] starts, int first, int live, float[] target, int t, int width) {
        int last = first + Math.max(live, 1) - 1;
        transpose(
                source,
                s + starts[first],
                s + starts[Math.min(first + 1, last)],
                s + starts[Math.min(first + 2, last)],
                s + starts[Math.min(first + 3, last)],
                s + starts[Math.min(first + 4, last)],
                s + starts[Math.min(first + 5, last)],
                s + starts[Math.min(first + 6, last)],
                s + starts[Math.min(first + 7, last)],
                target,
                t,
                width);
    }

    private static void transpose(
            float[] source,
            int s0,
            int s1,
            int s2,
            int s3,
            int s4,
            int s5,
            int s6,
            int s7,
            float[] target,
            int t,
            int width) {
        FloatVector a0 = FloatVector.fromArray(S, source, s0);
        FloatVector a1 = FloatVector.fromArray(S, source, s1);
        FloatVector a2 = FloatVector.fromArray(S, source, s2);
        FloatVector a3 = FloatVector.fromArray(S, source, s3);
        FloatVector a4 = FloatVector.fromArray(S, source, s4);
        FloatVector a5 = FloatVector.fromArray(S, source, s5);
        FloatVector a6 = FloatVector.fromArray(S, source, s6);
        FloatVector a7 = FloatVector.fromArray(S, source, s7);
        FloatVector b0 = a0.blend(a4.rearrange(BY_FOUR), UPPER_FOUR);
        FloatVector b1 = a1.blend(a5.rearrange(BY_FOUR), UPPER_FOUR);
        FloatVector b2 = a2.blend(a6.rearrange(BY_FOUR), UPPER_FOUR);
        FloatVector b3 = a3.blend(a7.rearrange(BY_FOUR), UPPER_FOUR);
        FloatVector b4 = a0.rearrange(BY_FOUR).blend(a4, UPPER_FOUR);
        FloatVector b5 = a1.rearrange(BY_FOUR).blend(a5, UPPER_FOUR);
        FloatVector b6 = a2.rearrange(BY_FOUR).blend(a6, UPPER_FOUR);
        FloatVector b7 = a3.rearrange(BY_FOUR).blend(a7, UPPER_FOUR);
        FloatVector c0 = b0.blend(b2.rearrange(BY_TWO), UPPER_TWO);
        FloatVector c1 = b1.blend(b3.rearrange(BY_TWO), UPPER_TWO);
        FloatVector c2 = b0.rearrange(BY_TWO).blend(b2, UPPER_TWO);
        FloatVector c3 = b1.rearrange(BY_TWO).blend(b3, UPPER_TWO);
        FloatVector c4 = b4.blend(b6.rearrange(BY_TWO), UPPER_TWO);
        FloatVector c5 = b5.blend(b7.rearrange(BY_TWO), UPPER_TWO);
        FloatVector c6 = b4.rearrange(BY_TWO).blend(b6, UPPER_TWO);
        FloatVector c7 = b5.rearrange(BY_TWO).blend(b7, UPPER_TWO);
        FloatVector d0 = c0.blend(c1.rearrange(BY_ONE), UPPER_ONE);
        FloatVector d1 = c0.rearrange(BY_ONE).blend(c1, UPPER_ONE);
        FloatVector d2 = c2.blend(c3.rearrange(BY_ONE), UPPER_ONE);
        FloatVector d3 = c2.rearrange(BY_ONE).blend(c3, UPPER_ONE);
        FloatVector d4 = c4.blend(c5.rearrange(BY_ONE), UPPER_ONE);
        FloatVector d5 = c4.rearrange(BY_ONE).blend(c5, UPPER_ONE);
        FloatVector d6 = c6.blend(c7.rearrange(BY_ONE), UPPER_ONE);
        FloatVector d7 = c6.rearrange(BY_ONE).blend(c7, UPPER_ONE);
        d0.intoArray(target, t);
        d1.intoArray(target, t + width);
        d2.intoArray(target, t + 2 * width);
        d3.intoArray(target, t + 3 * width);
        d4.intoArray(target, t + 4 * width);
        d5.intoArray(target, t + 5 * width);
        d6.intoArray(target, t + 6 * width);
        d7.intoArray(target, t + 7 * width);
    }

    @Override
    void strip(float[] source, int s, int step, int depth, int width, float[] target, int t) {
        for (int p = 0; p < depth; p++) {
            FloatVector.fromArray(S, source, s).intoArray(target, t);
            s += step;
            t += width;
        }
    }
}
