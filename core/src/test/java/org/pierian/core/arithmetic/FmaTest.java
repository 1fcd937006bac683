package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.testing.Numbers;

/// The fused multiply-add by ordinary operations gives the bits of the instruction.
class FmaTest {

    private final Random random = new Random(20);

    @ParameterizedTest
    @EnumSource
    void softFmaOfFloatsIsTheInstructions(Numbers kind) {
        float[] numbers = kind.draw(random, 300_000);
        for (int i = 0; i + 2 < numbers.length; i += 3) {
            float a = numbers[i];
            float b = numbers[i + 1];
            float c = i % 2 == 0 ? numbers[i + 2] : -a * b * (1 + (i % 5) * 0x1p-23f);
            assertThat(Float.floatToIntBits(Fma.soft(a, b, c)))
                    .as("%s * %s + %s", a, b, c)
                    .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
        }
    }

    @Test
    void softFmaOfDoublesIsTheInstructions() {
        for (int i = 0; i < 100_000; i++) {
            double a = random.nextGaussian() * 4;
            double b = random.nextGaussian();
            double c = i % 2 == 0 ? random.nextGaussian() : -a * b * (1 + (i % 5) * 0x1p-52);
            assertThat(Fma.soft(a, b, c)).as("%s * %s + %s", a, b, c).isEqualTo(Math.fma(a, b, c));
        }
    }
}
