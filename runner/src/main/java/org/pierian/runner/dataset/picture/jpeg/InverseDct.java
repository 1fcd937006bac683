package org.pierian.runner.dataset.picture.jpeg;

/// Turns 8 x 8 coefficients into samples, by integers of 32 bits: the method of Loeffler, Ligtenberg and Moschytz,
/// first over columns, then over rows, with constants of 13 bits after the point and 2 bits more kept between the
/// passes. A sample is 128 more than what comes out, and at least 0 and at most 255.
///
/// Many columns, or rows, are worked out side by side: each step is a short loop over two arrays, or three, which the
/// compiler turns into vector instructions. It does not do that for longer loops.
///
/// **Source:** Loeffler, Ligtenberg and Moschytz, *Practical fast 1-D DCT algorithms with 11 multiplications*, ICASSP
/// 1989; the roundings are those of the slow integer method of libjpeg, `jidctint.c`.
final class InverseDct {

    static final int SIDE = 8;
    static final int BLOCK = 64;

    private static final int CONSTANT_BITS = 13;
    private static final int ONE = 1 << CONSTANT_BITS;
    private static final int EXTRA_BITS = 2;
    private static final int FIRST_SHIFT = CONSTANT_BITS - EXTRA_BITS;
    private static final int FIRST_HALF = 1 << (FIRST_SHIFT - 1);
    private static final int SECOND_SHIFT = CONSTANT_BITS + EXTRA_BITS + 3;
    private static final int SECOND_HALF = 1 << (SECOND_SHIFT - 1);
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

    private final int[] oddLow;
    private final int[] oddHigh;

    /// @param most of columns, or rows, that are worked out side by side
    InverseDct(int most) {
        oddLow = new int[most];
        oddHigh = new int[most];
    }

    /// The first pass, over columns.
    ///
    /// @param lines eight numbers of each column, multiplied by their quantisers; the result takes their place
    /// @param count how many columns there are
    void columns(int[][] lines, int count) {
        pass(lines, count, FIRST_HALF, FIRST_SHIFT);
    }

    /// The second pass, over rows.
    ///
    /// @param lines eight numbers of each row, as the first pass has left them; the result takes their place, and
    ///     [#level] makes samples of it
    /// @param count how many rows there are
    void rows(int[][] lines, int count) {
        pass(lines, count, SECOND_HALF, SECOND_SHIFT);
    }

    /// The sample that all pixels of a block have whose other coefficients are 0.
    ///
    /// @param first its first coefficient, multiplied by its quantiser
    static byte flat(int first) {
        int between = ((first << CONSTANT_BITS) + FIRST_HALF) >> FIRST_SHIFT;
        return (byte) level(((between << CONSTANT_BITS) + SECOND_HALF) >> SECOND_SHIFT);
    }

    /// A sample, at least 0 and at most 255.
    ///
    /// @param result of the second pass
    static int level(int result) {
        return Math.max(0, Math.min(result + CENTER, LARGEST)); // Math.clamp is of longs, and slower
    }

    private void pass(int[][] lines, int count, int half, int shift) {
        int[] even0 = lines[0];
        int[] even1 = lines[4];
        int[] even2 = lines[6];
        int[] even3 = lines[2];
        rotate(even3, even2, C_0_765366865, C_0_541196100, -C_1_847759065, count);
        butterfly(even0, even1, count);
        scaledButterfly(even0, even3, half, count); // leaves sums 0 and 3
        scaledButterfly(even1, even2, half, count); // leaves sums 1 and 2

        int[] odd0 = lines[7];
        int[] odd1 = lines[5];
        int[] odd2 = lines[3];
        int[] odd3 = lines[1];
        sum(odd0, odd2, oddLow, count);
        sum(odd1, odd3, oddHigh, count);
        rotate(oddLow, oddHigh, -C_1_961570560, C_1_175875602, -C_0_390180644, count);
        rotate(odd0, odd3, C_0_298631336, -C_0_899976223, C_1_501321110, count);
        rotate(odd1, odd2, C_2_053119869, -C_2_562915447, C_3_072711026, count);
        add(odd0, oddLow, count);
        add(odd2, oddLow, count);
        add(odd1, oddHigh, count);
        add(odd3, oddHigh, count);

        shiftedButterfly(even0, odd3, shift, count);
        shiftedButterfly(even1, odd2, shift, count);
        shiftedButterfly(even2, odd1, shift, count);
        shiftedButterfly(even3, odd0, shift, count);
        lines[0] = even0;
        lines[7] = odd3;
        lines[1] = even1;
        lines[6] = odd2;
        lines[2] = even2;
        lines[5] = odd1;
        lines[3] = even3;
        lines[4] = odd0;
    }

    /// `x, y = x own + (x + y) common, y other + (x + y) common`.
    private static void rotate(int[] x, int[] y, int own, int common, int other, int count) {
        for (int i = 0; i < count; i++) {
            int u = x[i];
            int v = y[i];
            int both = (u + v) * common;
            x[i] = u * own + both;
            y[i] = both + v * other;
        }
    }

    private static void sum(int[] x, int[] y, int[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = x[i] + y[i];
        }
    }

    private static void add(int[] x, int[] y, int count) {
        for (int i = 0; i < count; i++) {
            x[i] += y[i];
        }
    }

    /// `x, y = x + y, x - y`.
    private static void butterfly(int[] x, int[] y, int count) {
        for (int i = 0; i < count; i++) {
            int u = x[i];
            int v = y[i];
            x[i] = u + v;
            y[i] = u - v;
        }
    }

    /// The same with x as a number of 13 bits after the point, and a half for rounding.
    private static void scaledButterfly(int[] x, int[] y, int half, int count) {
        for (int i = 0; i < count; i++) {
            int u = x[i] * ONE + half;
            int v = y[i];
            x[i] = u + v;
            y[i] = u - v;
        }
    }

    /// The same with results shifted to the right.
    private static void shiftedButterfly(int[] x, int[] y, int shift, int count) {
        for (int i = 0; i < count; i++) {
            int u = x[i];
            int v = y[i];
            x[i] = (u + v) >> shift;
            y[i] = (u - v) >> shift;
        }
    }
}
