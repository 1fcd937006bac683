package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The known answers for `threefry2x32` with 20 rounds that are published with Random123.
class ThreefryTest {

    @ParameterizedTest
    @CsvSource({
        "00000000 00000000, 00000000 00000000, 6b200159 99ba4efe",
        "ffffffff ffffffff, ffffffff ffffffff, 1cb996fc bb002be7",
        "243f6a88 85a308d3, 13198a2e 03707344, c4923a9c 483df7a0",
    })
    void blocksAreThePublishedOnes(String counter, String key, String block) {
        assertThat(Threefry.block(word(key, 0), word(key, 1), word(counter, 0), word(counter, 1)))
                .isEqualTo(((long) word(block, 0) << 32) | Integer.toUnsignedLong(word(block, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 64, 1000})
    void blocksTogetherAreThoseOneByOne(int count) {
        int first = Integer.MAX_VALUE - count / 2; // counters may go on behind the largest number
        int[] x0 = new int[count];
        int[] x1 = new int[count];
        Threefry.blocks(0x13198A2E, 0x03707344, 0x243F6A88, first, x0, x1);
        for (int i = 0; i < count; i++) {
            assertThat(((long) x0[i] << 32) | Integer.toUnsignedLong(x1[i]))
                    .isEqualTo(Threefry.block(0x13198A2E, 0x03707344, 0x243F6A88, first + i));
        }
    }

    private static int word(String words, int index) {
        return Integer.parseUnsignedInt(words.split(" ", -1)[index], 16);
    }
}
