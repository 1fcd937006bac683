package org.pierian.core.backend.cpu.matmul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Panels hold the numbers that the plain definition says, in every form of the copying.
class InterleaveTest {

    private static final float UNTOUCHED = 123.25f;

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void linesStandSideBySide(int bits) {
        Interleave interleave = Interleaves.of(bits);
        for (int round = 0; round < 400; round++) {
            int width = new int[] {3, 5, 8, 14, 16, 24, 32}[random.nextInt(7)];
            int live = 1 + random.nextInt(width);
            int depth = 1 + random.nextInt(70);
            int line = depth + random.nextInt(4);
            int so = random.nextInt(5);
            float[] source = numbers(so + (live - 1) * line + depth + random.nextInt(3) * random.nextInt(800));
            float[] target = new float[3 + depth * width + Interleave.SLACK];
            interleave.lines(source, so, line, 1, depth, live, width, target, 3);
            for (int p = 0; p < depth; p++) {
                for (int i = 0; i < live; i++) {
                    assertThat(target[3 + p * width + i]).isEqualTo(source[so + i * line + p]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void runsStandOneAfterAnother(int bits) {
        Interleave interleave = Interleaves.of(bits);
        for (int round = 0; round < 400; round++) {
            int width = new int[] {3, 5, 8, 14, 16, 24, 32}[random.nextInt(7)];
            int live = 1 + random.nextInt(width);
            int depth = 1 + random.nextInt(40);
            int step = live + random.nextInt(9);
            int so = random.nextInt(5);
            float[] source = numbers(so + (depth - 1) * step + live + random.nextInt(3) * random.nextInt(60));
            float[] target = new float[depth * width + Interleave.SLACK];
            interleave.runs(source, so, step, depth, live, width, target, 0);
            for (int p = 0; p < depth; p++) {
                for (int i = 0; i < live; i++) {
                    assertThat(target[p * width + i]).isEqualTo(source[so + p * step + i]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void aMatrixIsTurnedOverAndNothingElseTouched(int bits) {
        Interleave interleave = Interleaves.of(bits);
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(50);
            int columns = 1 + random.nextInt(50);
            int sourceRow = columns + random.nextInt(4);
            int targetRow = rows + random.nextInt(4);
            float[] source = numbers(2 + rows * sourceRow);
            float[] target = new float[4 + columns * targetRow + 4];
            Arrays.fill(target, UNTOUCHED);
            float[] expected = target.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    expected[4 + j * targetRow + i] = source[2 + i * sourceRow + j];
                }
            }
            interleave.transpose(rows, columns, source, 2, sourceRow, target, 4, targetRow);
            assertThat(target).isEqualTo(expected);
        }
    }

    @Test
    void tilesCoverRowsWithTheLeastPadding() {
        RowCover tiles = new RowCover(14, 8);
        assertThat(tiles.tallRows(64)).isEqualTo(4 * 14);
        assertThat(tiles.tallRows(128)).isEqualTo(8 * 14);
        assertThat(tiles.tallRows(8)).isZero();
        assertThat(tiles.tallRows(28)).isEqualTo(28);
        assertThat(tiles.tallRows(30))
                .as("two of 14 and 2 rows of 8, or one of 14 and two of 8")
                .isEqualTo(14);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
