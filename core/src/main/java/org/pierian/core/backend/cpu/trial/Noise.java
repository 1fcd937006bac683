package org.pierian.core.backend.cpu.trial;

/// Fixed numbers for trials, and the comparison of what two forms made of them.
public final class Noise {

    private Noise() {}

    /// Numbers in (-4, 4).
    public static float[] numbers(int key, int count) {
        float[] values = new float[count];
        int state = key;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = state * 0x1p-29f;
        }
        return values;
    }

    /// Whether both hold the same bits.
    public static boolean sameBits(float[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
                return false;
            }
        }
        return true;
    }
}
