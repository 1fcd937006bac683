package org.pierian.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

/// Sums that come in parts have the bits of sums that come at once, over several segments too.
class ContinuedSumsTest {

    private static final int ROWS = 3 * MatMul.SEGMENT - 700;
    private final Random random = new Random(5);

    private Tensor random(Backend backend, int rows, int columns) {
        Tensor tensor = backend.zeros(Shape.of(rows, columns));
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        tensor.assign(values);
        return tensor;
    }

    @ParameterizedTest
    @EnumSource
    void productsOverRows(TestBackend kind) {
        try (Backend backend = kind.open()) {
            for (int[] size : new int[][] {{3, 2}, {30, 20}, {7, 40}, {40, 7}, {1, 33}}) {
                Tensor x = random(backend, ROWS, size[0]);
                Tensor dy = random(backend, ROWS, size[1]);
                Gradient whole = new Gradient(backend.zeros(Shape.of(size[0], size[1])), backend);
                backend.matMul().multiply(x.matrix().transposed(), dy.matrix(), whole);
                for (int part : new int[] {1000, 1024, MatMul.SEGMENT, 5000, ROWS}) {
                    Gradient parts = new Gradient(backend.zeros(Shape.of(size[0], size[1])), backend);
                    parts.clearForParts();
                    for (int first = 0; first < ROWS; first += part) {
                        int count = Math.min(part, ROWS - first);
                        parts.beginPass();
                        backend.matMul()
                                .multiply(
                                        x.matrix().rows(first, count).transposed(),
                                        dy.matrix().rows(first, count),
                                        parts);
                    }
                    parts.complete();
                    assertThat(FloatBits.of(parts.tensor()))
                            .as("%s x %s, parts of %s", size[0], size[1], part)
                            .isEqualTo(FloatBits.of(whole.tensor()));
                }
            }
        }
    }

    /// A shared weight: each use has a sum of its own.
    @ParameterizedTest
    @EnumSource
    void severalUsesInEachPass(TestBackend kind) {
        try (Backend backend = kind.open()) {
            int rows = MatMul.SEGMENT + 300;
            List<Tensor> xs = List.of(random(backend, rows, 5), random(backend, rows, 5));
            Tensor dy = random(backend, rows, 6);
            Gradient whole = new Gradient(backend.zeros(Shape.of(5, 6)), backend);
            xs.forEach(x -> backend.matMul().multiply(x.matrix().transposed(), dy.matrix(), whole));
            Gradient parts = new Gradient(backend.zeros(Shape.of(5, 6)), backend);
            for (int step = 0; step < 2; step++) {
                parts.clearForParts();
                for (int first = 0; first < rows; first += 900) {
                    int from = first;
                    int count = Math.min(900, rows - first);
                    parts.beginPass();
                    xs.forEach(x -> backend.matMul()
                            .multiply(
                                    x.matrix().rows(from, count).transposed(),
                                    dy.matrix().rows(from, count),
                                    parts));
                }
                parts.complete();
                assertThat(FloatBits.of(parts.tensor())).isEqualTo(FloatBits.of(whole.tensor()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesWithoutRows(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Tensor x = random(backend, 4, 3);
            Tensor dy = random(backend, 4, 2);
            Gradient whole = new Gradient(backend.zeros(Shape.of(3, 2)), backend);
            backend.matMul().multiply(x.matrix().transposed(), dy.matrix(), whole);
            Gradient parts = new Gradient(backend.zeros(Shape.of(3, 2)), backend);
            parts.clearForParts();
            for (int[] range : new int[][] {{0, 0}, {0, 3}, {3, 0}, {3, 1}, {4, 0}}) {
                parts.beginPass();
                backend.matMul()
                        .multiply(
                                x.matrix().rows(range[0], range[1]).transposed(),
                                dy.matrix().rows(range[0], range[1]),
                                parts);
            }
            parts.complete();
            assertThat(FloatBits.of(parts.tensor())).isEqualTo(FloatBits.of(whole.tensor()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGradientThatNobodyUsesIsZero(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Gradient gradient = new Gradient(backend.zeros(Shape.of(2)), backend);
            gradient.tensor().fill(3f);
            gradient.clearForParts();
            gradient.beginPass();
            gradient.complete();
            assertThat(gradient.tensor().toArray()).containsOnly(0f);
        }
    }
}
