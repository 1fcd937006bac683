package org.pierian.core.backend.cpu.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;

/// The vector form of pooling gives the bits of the scalar form.
class PairMaximaTwinsTest {

    private final Random random = new Random(20);

    @ParameterizedTest
    @EnumSource
    void largestOfTwoByTwoAreEqual(Numbers kind) {
        for (int n = 1; n < 40; n++) {
            int width = 2 * n + random.nextInt(3);
            float[] x = kind.draw(random, 3 + 2 * width + 5);
            float[][] largest = new float[2][n + 2];
            int[][] places = new int[2][n + 2];
            new ScalarPairMaxima().row(n, x, 3, 1, width, largest[0], 1, places[0]);
            new VectorPairMaxima().row(n, x, 3, 1, width, largest[1], 1, places[1]);
            Bits.same("largest of " + n, largest[0], largest[1]);
            assertThat(places[1]).isEqualTo(places[0]);
        }
    }
}
