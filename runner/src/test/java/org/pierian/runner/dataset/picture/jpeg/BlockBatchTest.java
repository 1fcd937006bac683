package org.pierian.runner.dataset.picture.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockBatchTest {

    private static final int SIDE = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void samplesAreThoseOfEachBlockByItself(int blocks) {
        SplittableRandom random = new SplittableRandom(blocks);
        Component component = component(blocks);
        BlockBatch batch = new BlockBatch();
        int[][] all = new int[blocks][];
        for (int b = 0; b < blocks; b++) {
            all[b] = coefficients(random, b % 5);
            for (int i = 0; i < SIDE * SIDE; i++) {
                batch.rows()[i / SIDE][batch.column() + i % SIDE] = all[b][i];
            }
            batch.add(component, 0, b);
        }
        batch.write();

        for (int b = 0; b < blocks; b++) {
            assertThat(samples(component, b)).as("block %d", b).isEqualTo(alone(all[b]));
        }
    }

    @Test
    void aBlockOfOneCoefficientIsFlat() {
        for (int first = -40_000; first <= 40_000; first += 7) {
            int[] coefficients = new int[SIDE * SIDE];
            coefficients[0] = first;

            assertThat(InverseDct.flat(first)).as("first coefficient %d", first).isEqualTo(alone(coefficients)[0]);
        }
    }

    /// Few coefficients, many, large ones, such as only a damaged file has, or a single one.
    private static int[] coefficients(SplittableRandom random, int kind) {
        int[] values = new int[SIDE * SIDE];
        int bound = kind == 3 ? Integer.MAX_VALUE : 1 << (3 + random.nextInt(12));
        int many = kind == 4 ? 1 : kind == 0 ? 5 : 64;
        for (int i = 0; i < many; i++) {
            values[random.nextInt(values.length)] = random.nextInt(-bound, bound);
        }
        return values;
    }

    private static Component component(int blocks) {
        List<DeclaredComponent> declared = List.of(new DeclaredComponent(1, 1, 1, 0));
        return new Component(declared.getFirst(), FrameSize.of(blocks * SIDE, SIDE, declared, false));
    }

    private static byte[] samples(Component component, int block) {
        byte[] samples = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(
                    component.plane(), component.place(0, block) + y * component.stride(), samples, y * SIDE, SIDE);
        }
        return samples;
    }

    /// The method as `jidctint.c` has it, one block alone.
    private static byte[] alone(int[] coefficients) {
        int[] block = coefficients.clone();
        for (int column = 0; column < SIDE; column++) {
            line(block, column, SIDE, 11);
        }
        byte[] samples = new byte[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            line(block, row * SIDE, 1, 18);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.clamp((long) (block[i] + 128), 0, 255);
        }
        return samples;
    }

    private static void line(int[] x, int at, int step, int shift) {
        int z1 = (x[at + 2 * step] + x[at + 6 * step]) * 4433;
        int tmp2 = z1 + x[at + 6 * step] * -15137;
        int tmp3 = z1 + x[at + 2 * step] * 6270;
        int tmp0 = (x[at] + x[at + 4 * step]) << 13;
        int tmp1 = (x[at] - x[at + 4 * step]) << 13;
        int[] even = {tmp0 + tmp3, tmp1 + tmp2, tmp1 - tmp2, tmp0 - tmp3};

        int odd0 = x[at + 7 * step];
        int odd1 = x[at + 5 * step];
        int odd2 = x[at + 3 * step];
        int odd3 = x[at + step];
        int z5 = (odd0 + odd1 + odd2 + odd3) * 9633;
        int z2 = (odd1 + odd2) * -20995;
        int z3 = (odd0 + odd2) * -16069 + z5;
        int z4 = (odd1 + odd3) * -3196 + z5;
        z1 = (odd0 + odd3) * -7373;
        int[] odd = {odd3 * 12299 + z1 + z4, odd2 * 25172 + z2 + z3, odd1 * 16819 + z2 + z4, odd0 * 2446 + z1 + z3};
        for (int i = 0; i < 4; i++) {
            x[at + i * step] = (even[i] + odd[i] + (1 << (shift - 1))) >> shift;
            x[at + (7 - i) * step] = (even[i] - odd[i] + (1 << (shift - 1))) >> shift;
        }
    }
}
