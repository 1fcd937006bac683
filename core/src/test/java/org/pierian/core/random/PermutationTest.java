package org.pierian.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {

    private static final RandomStream STREAM = RandomStream.of(11, StreamTag.SHUFFLE, "");

    /// One swap after the other, each as soon as its place is drawn.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 66, 1000, 16_384, 16_385, 100_003})
    void placesAreSwappedAsFisherAndYatesSwapThem(int size) {
        for (long epoch = 0; epoch < 3; epoch++) {
            int[] order = new int[size];
            STREAM.permute(epoch, order);
            int[] expected = IntStream.range(0, size).toArray();
            for (int i = size - 1; i > 0; i--) {
                int j = below(epoch, i + 1, i, size);
                int swap = expected[i];
                expected[i] = expected[j];
                expected[j] = swap;
            }
            assertThat(order).isEqualTo(expected);
            Arrays.sort(order);
            assertThat(order).isEqualTo(IntStream.range(0, size).toArray());
        }
    }

    private static int below(long epoch, int bound, int first, int stride) {
        for (int index = first; ; index += stride) {
            long block = STREAM.block(epoch, index);
            for (long word : new long[] {block >>> 32, block & 0xFFFF_FFFFL}) {
                if (Long.remainderUnsigned(word * bound, 1L << 32) >= (1L << 32) % bound) {
                    return (int) ((word * bound) >>> 32);
                }
            }
        }
    }
}
