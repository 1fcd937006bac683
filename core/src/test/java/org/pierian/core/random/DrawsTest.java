package org.pierian.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.pierian.core.arithmetic.Threefry;

class DrawsTest {

    private static final RandomStream STREAM = RandomStream.of(5, StreamTag.AUGMENT, "0");

    @Test
    void wordsAreThoseOfTheBlocksOfTheExamplesKey() {
        long key = STREAM.block(3, 7);
        Draws draws = new Draws();
        draws.begin(STREAM, 3, 7);
        for (int i = 0; i < 6; i++) {
            long block = Threefry.block((int) (key >>> 32), (int) key, i / 2, 0);
            long word = i % 2 == 0 ? block >>> 32 : block & 0xFFFF_FFFFL;
            assertThat(draws.uniform()).isEqualTo((word + 0.5) / 0x1p32);
        }
    }

    @Test
    void anExampleBeginsAnewWhateverWasDrawnBefore() {
        Draws draws = new Draws();
        draws.begin(STREAM, 1, 2);
        double first = draws.uniform();
        draws.uniform();
        draws.begin(STREAM, 1, 3);
        assertThat(draws.uniform()).isNotEqualTo(first);
        draws.begin(STREAM, 2, 2);
        assertThat(draws.uniform()).isNotEqualTo(first);
        draws.begin(STREAM, 1, 2);
        assertThat(draws.uniform()).isEqualTo(first);
    }

    @Test
    void integersAreBelowTheirBoundAndAllAsLikely() {
        Draws draws = new Draws();
        int[] counts = new int[5];
        double sum = 0;
        for (int example = 0; example < 20_000; example++) {
            draws.begin(STREAM, 0, example);
            counts[draws.below(5)]++;
            sum += draws.uniform(-1, 3);
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(4_000, within(4 * 57)); // four deviations
        }
        assertThat(sum / 20_000).isCloseTo(1, within(0.033));
        draws.begin(STREAM, 0, 0);
        assertThat(draws.below(1)).isZero();
        assertThat(draws.below(Integer.MAX_VALUE)).isNotNegative();
    }
}
