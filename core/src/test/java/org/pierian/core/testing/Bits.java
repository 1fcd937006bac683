package org.pierian.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/// Equality bit for bit. Only that a number is NaN counts, not which: the processor may choose among NaNs.
public final class Bits {

    private Bits() {}

    /// Requires equal numbers.
    ///
    /// @param what both are, for the message
    public static void same(String what, float[] expected, float[] actual) {
        int difference = Arrays.mismatch(of(expected), of(actual));
        assertThat(difference)
                .as(
                        "%s differ first at %s: %s and %s",
                        what,
                        difference,
                        difference < 0 ? 0f : expected[difference],
                        difference < 0 ? 0f : actual[difference])
                .isEqualTo(-1);
    }

    private static int[] of(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
