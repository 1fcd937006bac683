package org.pierian.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// Cross-entropy with weights of classes and smoothed targets, against the formulas of PyTorch in binary64.
class SoftCrossEntropyTest {

    private static final int ROWS = 6;

    private final Random random = new Random(3);

    private static double logProbability(float[] x, int row, int width, int c) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < width; j++) {
            max = Math.max(max, x[row * width + j]);
        }
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += StrictMath.exp(x[row * width + j] - max);
        }
        return x[row * width + c] - max - StrictMath.log(sum);
    }

    /// `torch.nn.CrossEntropyLoss(weight, label_smoothing)` before its reduction.
    private static double reference(float[] x, int row, int width, int c, double[] weights, double smoothing) {
        double loss = (1 - smoothing) * weights[c] * -logProbability(x, row, width, c);
        for (int j = 0; j < width; j++) {
            loss += smoothing / width * weights[j] * -logProbability(x, row, width, j);
        }
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "5, 0.1", "70, 0.25", "2, 0.9"})
    void lossesAndGradientsFollowTheFormulaOnEveryBackendWithTheSameBits(int width, double smoothing) {
        float[] x = new float[ROWS * width];
        float[] labels = new float[ROWS];
        double[] weights = new double[width];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian() * 3;
        }
        for (int c = 0; c < width; c++) {
            weights[c] = 0.25 * (1 + random.nextInt(12));
        }
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i == 2 ? -1 : random.nextInt(width);
        }
        List<float[]> first = new ArrayList<>();
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                Loss loss = new SoftCrossEntropy(backend, weights, smoothing);
                Tensor output = backend.zeros(Shape.of(ROWS, width));
                output.assign(x);
                Tensor classes = backend.zeros(Shape.of(ROWS));
                classes.assign(labels);
                Batch batch = new Batch(output, classes, Tensor.NONE);
                Tensor losses = backend.zeros(Shape.of(ROWS));
                Tensor gradient = backend.zeros(output.shape());
                float scale = 1f / (float) loss.weight(batch);
                loss.evaluate(output, batch, scale, gradient, losses);
                if (first.isEmpty()) {
                    first.add(losses.toArray());
                    first.add(gradient.toArray());
                    compare(x, labels, weights, smoothing, losses.toArray(), gradient.toArray(), scale);
                }
                assertThat(losses.toArray()).as("%s", kind).isEqualTo(first.get(0));
                assertThat(gradient.toArray()).as("%s", kind).isEqualTo(first.get(1));
                loss.evaluate(output, batch, scale, Tensor.NONE, losses);
                assertThat(losses.toArray()).as("%s without gradient", kind).isEqualTo(first.get(0));
            }
        }
    }

    private static void compare(
            float[] x, float[] labels, double[] weights, double smoothing, float[] l, float[] dx, float scale) {
        int width = weights.length;
        for (int i = 0; i < ROWS; i++) {
            int label = (int) labels[i];
            double expected = label < 0 ? 0 : reference(x, i, width, label, weights, smoothing);
            assertThat((double) l[i]).as("loss %s", i).isCloseTo(expected, Offset.offset(2e-6 * (1 + expected)));
            for (int j = 0; j < width; j++) {
                double slope = label < 0 ? 0 : slope(x, i, j, label, weights, smoothing);
                assertThat((double) dx[i * width + j])
                        .as("gradient %s %s", i, j)
                        .isCloseTo(scale * slope, Offset.offset(2e-6));
            }
        }
    }

    /// By differences, whose error is about 1e-8.
    private static double slope(float[] x, int row, int j, int label, double[] weights, double smoothing) {
        int width = weights.length;
        float h = 0x1p-9f;
        float[] up = x.clone();
        float[] down = x.clone();
        up[row * width + j] += h;
        down[row * width + j] -= h;
        double step = (double) up[row * width + j] - down[row * width + j];
        return (reference(up, row, width, label, weights, smoothing)
                        - reference(down, row, width, label, weights, smoothing))
                / step;
    }

    @Test
    void aMeanDividesByTheWeightsOfItsTargets() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Loss loss = new SoftCrossEntropy(backend, new double[] {1, 3}, 0);
            Tensor output = backend.zeros(Shape.of(3, 2));
            Tensor classes = backend.zeros(Shape.of(3));
            classes.assign(0, 1, -1);
            Batch batch = new Batch(output, classes, Tensor.NONE);
            Tensor losses = backend.zeros(Shape.of(3));
            loss.evaluate(output, batch, 1f, Tensor.NONE, losses);
            float ln2 = (float) StrictMath.log(2);
            assertThat(losses.toArray()).containsExactly(ln2, 3 * ln2, 0f);
            assertThat(loss.weight(batch)).isEqualTo(4);
            MeanLoss mean = new MeanLoss(loss);
            mean.add(output, batch, losses);
            assertThat(mean.value()).isEqualTo(((double) ln2 + 3 * ln2) / 4);
        }
    }

    @Test
    void weightsOfOneWithoutSmoothingAreThePlainLoss() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            double[] ones = new double[7];
            Arrays.fill(ones, 1);
            Tensor output = backend.zeros(Shape.of(1, 7));
            output.assign(1, -2, 3, 0.5f, 0, 4, -1);
            Tensor classes = backend.zeros(Shape.of(1));
            classes.assign(2);
            Batch batch = new Batch(output, classes, Tensor.NONE);
            Tensor plain = backend.zeros(Shape.of(1));
            Tensor soft = backend.zeros(Shape.of(1));
            new SoftmaxCrossEntropy(backend).evaluate(output, batch, 1f, Tensor.NONE, plain);
            new SoftCrossEntropy(backend, ones, 0).evaluate(output, batch, 1f, Tensor.NONE, soft);
            assertThat(soft.toArray()).isEqualTo(plain.toArray());
        }
    }
}
