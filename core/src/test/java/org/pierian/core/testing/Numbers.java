package org.pierian.core.testing;

import java.util.Random;

/// Numbers to try kernels with.
public enum Numbers {
    /// Numbers of ordinary size.
    PLAIN,
    /// Numbers whose products are subnormal or vanish, and zeros of both signs.
    TINY,
    /// Ordinary numbers with zeros, the largest and smallest floats, infinities and NaN among them.
    SPECIAL;

    private static final float[] SPECIALS = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        88.7f,
        -88.7f,
        -103.9f,
        9.01f,
        0x1p-30f,
    };

    /// One kind after the other.
    public static Numbers turn(int round) {
        return switch (round % 3) {
            case 0 -> PLAIN;
            case 1 -> TINY;
            default -> SPECIAL;
        };
    }

    /// An array of such numbers.
    public float[] draw(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (this) {
                case PLAIN -> (float) random.nextGaussian();
                case TINY ->
                    random.nextInt(4) == 0
                            ? Math.copySign(0f, random.nextInt(2) - 0.5f)
                            : (float) random.nextGaussian() * 0x1p-70f;
                case SPECIAL ->
                    random.nextInt(8) == 0
                            ? SPECIALS[random.nextInt(SPECIALS.length)]
                            : 4f * (float) random.nextGaussian();
            };
        }
        return values;
    }
}
