package org.pierian.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// The Dice loss against its formula in binary64, whose slopes are taken by differences.
class DiceTest {

    private static final int EXAMPLES = 3;
    private static final float SCALE = 0.5f;

    private final Random random = new Random(11);

    private static double reference(float[] x, float[] labels, int example, int positions, int width, double smooth) {
        double[] overlap = new double[width];
        double[] squares = new double[width];
        double[] counts = new double[width];
        for (int q = example * positions; q < (example + 1) * positions; q++) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += StrictMath.exp(x[q * width + k]);
            }
            for (int k = 0; k < width && labels[q] >= 0; k++) {
                double p = StrictMath.exp(x[q * width + k]) / sum;
                squares[k] += p * p;
                overlap[k] += k == labels[q] ? p : 0;
                counts[k] += k == labels[q] ? 1 : 0;
            }
        }
        double mean = 0;
        for (int k = 0; k < width; k++) {
            mean += (2 * overlap[k] + smooth) / (squares[k] + counts[k] + smooth) / width;
        }
        return 1 - mean;
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1", "6, 2, 1", "12, 5, 0.25", "70, 3, 1"})
    void lossesAndGradientsFollowTheFormulaOnEveryBackendWithTheSameBits(int positions, int width, double smooth) {
        float[] x = new float[EXAMPLES * positions * width];
        float[] labels = new float[EXAMPLES * positions];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian() * 2;
        }
        for (int q = 0; q < labels.length; q++) {
            labels[q] = q % 5 == 4 ? -1 : random.nextInt(width);
        }
        List<float[]> first = new ArrayList<>();
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                Tensor output = backend.zeros(Shape.of(EXAMPLES, positions, width));
                output.assign(x);
                Tensor classes = backend.zeros(Shape.of(EXAMPLES, positions));
                classes.assign(labels);
                Batch batch = new Batch(output, classes, Tensor.NONE);
                Loss loss = new Dice(backend, smooth);
                Tensor losses = backend.zeros(Shape.of(EXAMPLES));
                Tensor gradient = backend.zeros(output.shape());
                loss.evaluate(output, batch, SCALE, gradient, losses);
                if (first.isEmpty()) {
                    first.add(losses.toArray());
                    first.add(gradient.toArray());
                    compare(x, labels, positions, width, smooth, losses.toArray(), gradient.toArray());
                }
                assertThat(losses.toArray()).as("%s", kind).isEqualTo(first.get(0));
                assertThat(gradient.toArray()).as("%s", kind).isEqualTo(first.get(1));
                loss.evaluate(output, batch, SCALE, Tensor.NONE, losses);
                assertThat(losses.toArray()).as("%s without gradient", kind).isEqualTo(first.get(0));
                assertThat(loss.targets(batch)).isEqualTo(EXAMPLES);
                assertThat(loss.weight(batch)).isEqualTo(EXAMPLES);
            }
        }
    }

    private static void compare(
            float[] x, float[] labels, int positions, int width, double smooth, float[] l, float[] dx) {
        for (int example = 0; example < EXAMPLES; example++) {
            assertThat((double) l[example])
                    .isCloseTo(reference(x, labels, example, positions, width, smooth), Offset.offset(1e-6));
        }
        float h = 0x1p-10f;
        for (int i = 0; i < x.length; i++) {
            int example = i / (positions * width);
            float[] up = x.clone();
            float[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (reference(up, labels, example, positions, width, smooth)
                            - reference(down, labels, example, positions, width, smooth))
                    / ((double) up[i] - down[i]);
            assertThat((double) dx[i]).as("gradient %s", i).isCloseTo(SCALE * slope, Offset.offset(1e-6));
        }
    }

    @Test
    void twoPositionsByHand() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(1, 2, 2)); // probabilities of one half
            Tensor classes = backend.zeros(Shape.of(1, 2));
            Tensor losses = backend.zeros(Shape.of(1));
            new Dice(backend, 1).evaluate(output, new Batch(output, classes, Tensor.NONE), 1f, Tensor.NONE, losses);
            // class 0: (2 * 1 + 1) / (0.5 + 2 + 1) = 6/7, class 1: (0 + 1) / (0.5 + 0 + 1) = 2/3
            assertThat(losses.get(0)).isEqualTo((float) (1 - (6.0 / 7 + 2.0 / 3) / 2));
        }
    }
}
