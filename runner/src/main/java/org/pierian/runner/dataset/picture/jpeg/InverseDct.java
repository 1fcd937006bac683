package org.pierian.runner.dataset.picture.jpeg;

import java.util.Arrays;

/// Turns 8 x 8 coefficients into samples, by integers of 32 bits: the method of Loeffler, Ligtenberg and Moschytz,
/// first over columns, then over rows, with constants of 13 bits after the point and 2 bits more kept between the
/// passes. A sample is 128 more than what comes out, and at least 0 and at most 255.
///
/// **Source:** Loeffler, Ligtenberg and Moschytz, *Practical fast 1-D DCT algorithms with 11 multiplications*, ICASSP
/// 1989; the roundings are those of the slow integer method of libjpeg, `jidctint.c`.
final class InverseDct {

    static final int SIDE = 8;
    static final int BLOCK = 64;

    private static final int CONSTANT_BITS = 13;
    private static final int EXTRA_BITS = 2;
    private static final int FIRST_SHIFT = CONSTANT_BITS - EXTRA_BITS;
    private static final int SECOND_SHIFT = CONSTANT_BITS + EXTRA_BITS + 3;
    private static final int CENTER = 128;
    private static final int LARGEST = 255;

    // each is round(x * 2^13)
    private static final int C_0_298631336 = 2446;
    private static final int C_0_390180644 = 3196;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_0_899976223 = 7373;
    private static final int C_1_175875602 = 9633;
    private static final int C_1_501321110 = 12299;
    private static final int C_1_847759065 = 15137;
    private static final int C_1_961570560 = 16069;
    private static final int C_2_053119869 = 16819;
    private static final int C_2_562915447 = 20995;
    private static final int C_3_072711026 = 25172;

    private final int[] between = new int[BLOCK];

    /// Writes the samples of a block.
    ///
    /// @param block coefficients, row by row, multiplied by their quantisers; changed
    /// @param plane receives the samples
    /// @param at place of the first sample
    /// @param stride from a row of the plane to the next
    void write(int[] block, byte[] plane, int at, int stride) {
        for (int column = 0; column < SIDE; column++) {
            if (isAlone(block, column)) {
                int value = alone(block[column], FIRST_SHIFT);
                for (int row = 0; row < SIDE; row++) {
                    between[row * SIDE + column] = value;
                }
            } else {
                line(block, column, SIDE, between, FIRST_SHIFT);
            }
        }
        for (int row = 0; row < SIDE; row++) {
            line(between, row * SIDE, 1, block, SECOND_SHIFT);
        }
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                plane[at + row * stride + column] = level(block[row * SIDE + column]);
            }
        }
    }

    /// Writes the samples of a block of which nothing but the first coefficient is not 0: the same samples, all alike.
    ///
    /// @param first that coefficient, multiplied by its quantiser
    void writeFlat(int first, byte[] plane, int at, int stride) {
        byte level = level(alone(alone(first, FIRST_SHIFT), SECOND_SHIFT));
        for (int row = 0; row < SIDE; row++) {
            Arrays.fill(plane, at + row * stride, at + row * stride + SIDE, level);
        }
    }

    /// Whether all but the first coefficient of a column are 0.
    private static boolean isAlone(int[] block, int column) {
        int others = block[column + SIDE]
                | block[column + 2 * SIDE]
                | block[column + 3 * SIDE]
                | block[column + 4 * SIDE]
                | block[column + 5 * SIDE]
                | block[column + 6 * SIDE]
                | block[column + 7 * SIDE];
        return others == 0;
    }

    /// What a coefficient gives in a row or column of which all others are 0.
    private static int alone(int coefficient, int shift) {
        return ((coefficient << CONSTANT_BITS) + (1 << (shift - 1))) >> shift;
    }

    private static byte level(int sample) {
        return (byte) Math.max(0, Math.min(sample + CENTER, LARGEST)); // Math.clamp is of longs, and slower
    }

    /// One row or column.
    ///
    /// @param in where the numbers are
    /// @param at place of the first
    /// @param step from one to the next, in both arrays
    /// @param out receives the results at the same places
    /// @param shift bits that are rounded away
    private static void line(int[] in, int at, int step, int[] out, int shift) {
        int half = 1 << (shift - 1);
        int common = (in[at + 2 * step] + in[at + 6 * step]) * C_0_541196100;
        int even2 = common - in[at + 6 * step] * C_1_847759065;
        int even3 = common + in[at + 2 * step] * C_0_765366865;
        int even0 = (in[at] + in[at + 4 * step]) << CONSTANT_BITS;
        int even1 = (in[at] - in[at + 4 * step]) << CONSTANT_BITS;
        int sum0 = even0 + even3 + half;
        int sum3 = even0 - even3 + half;
        int sum1 = even1 + even2 + half;
        int sum2 = even1 - even2 + half;

        int odd0 = in[at + 7 * step];
        int odd1 = in[at + 5 * step];
        int odd2 = in[at + 3 * step];
        int odd3 = in[at + step];
        int z5 = (odd0 + odd2 + odd1 + odd3) * C_1_175875602;
        int z1 = -(odd0 + odd3) * C_0_899976223;
        int z2 = -(odd1 + odd2) * C_2_562915447;
        int z3 = z5 - (odd0 + odd2) * C_1_961570560;
        int z4 = z5 - (odd1 + odd3) * C_0_390180644;
        odd0 = odd0 * C_0_298631336 + z1 + z3;
        odd1 = odd1 * C_2_053119869 + z2 + z4;
        odd2 = odd2 * C_3_072711026 + z2 + z3;
        odd3 = odd3 * C_1_501321110 + z1 + z4;

        out[at] = (sum0 + odd3) >> shift;
        out[at + 7 * step] = (sum0 - odd3) >> shift;
        out[at + step] = (sum1 + odd2) >> shift;
        out[at + 6 * step] = (sum1 - odd2) >> shift;
        out[at + 2 * step] = (sum2 + odd1) >> shift;
        out[at + 5 * step] = (sum2 - odd1) >> shift;
        out[at + 3 * step] = (sum3 + odd0) >> shift;
        out[at + 4 * step] = (sum3 - odd0) >> shift;
    }
}
