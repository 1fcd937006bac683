package org.pierian.core.backend.cpu.reduction;

import static org.pierian.core.testing.Twins.MARGIN;
import static org.pierian.core.testing.Twins.result;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;
import org.pierian.core.testing.Tensors;
import org.pierian.core.testing.Twins;

/// Every vector form of sums and of softmax gives the bits of the scalar form. What lies behind the results must stay
/// as it was.
class ReductionTwinsTest {

    private final Random random = new Random(20);

    @ParameterizedTest
    @EnumSource
    void sumsAndExponentialsAreEqual(Numbers kind) {
        RowSum scalar = new ScalarRowSum();
        RowSum vector = new VectorRowSum();
        for (int n : Twins.sizes()) {
            float[] x = kind.draw(random, n + MARGIN);
            Bits.same("sum of " + n, new float[] {scalar.sum(n, x, 3)}, new float[] {vector.sum(n, x, 3)});
            float max = n == 0 ? 0f : x[3];
            for (int i = 1; i < n; i++) {
                max = Math.max(max, x[3 + i]);
            }
            float shift = max;
            float[] expected =
                    result(n, (Exponentials) new ScalarExponentials(), (k, y) -> k.exp(n, x, 3, shift, y, 2));
            float[] actual = result(n, (Exponentials) new VectorExponentials(), (k, y) -> k.exp(n, x, 3, shift, y, 2));
            Bits.same("exponentials of " + n, expected, actual);
            Bits.same("their sum", new float[] {scalar.sum(n, expected, 2)}, new float[] {vector.sum(n, actual, 2)});
        }
    }

    @ParameterizedTest
    @EnumSource
    void softmaxAndItsLossAreEqual(Numbers kind) {
        Reductions scalar = new CpuReductions(KernelChoice.SCALAR, new Trials(false));
        Reductions vector = new CpuReductions(KernelChoice.VECTOR, new Trials(false));
        for (int n : Twins.sizes()) {
            if (n > 0) {
                Tensor logits = Tensors.of(Shape.of(3, n), kind.draw(random, 3 * n));
                Tensor classes = Tensors.vector(random.nextInt(n), -1f, random.nextInt(n));
                Bits.same("softmax of " + n, softmax(scalar, logits), softmax(vector, logits));
                Bits.same("loss of " + n, crossEntropy(scalar, logits, classes), crossEntropy(vector, logits, classes));
            }
        }
    }

    private static float[] softmax(Reductions reductions, Tensor logits) {
        Tensor probabilities = Tensors.zerosLike(logits);
        reductions.softmax(logits, probabilities);
        return probabilities.toArray();
    }

    /// Losses, the same without gradients, and the gradients.
    private static float[] crossEntropy(Reductions reductions, Tensor logits, Tensor classes) {
        Tensor losses = Tensors.zerosLike(classes);
        Tensor alone = Tensors.zerosLike(classes);
        Tensor gradient = Tensors.zerosLike(logits);
        reductions.crossEntropy(logits, classes, 0.3f, losses, gradient);
        reductions.crossEntropy(logits, classes, 0.3f, alone, Tensor.NONE);
        Bits.same("losses without gradients", losses.toArray(), alone.toArray());
        float[] all = new float[losses.size() + gradient.size()];
        System.arraycopy(losses.toArray(), 0, all, 0, losses.size());
        System.arraycopy(gradient.toArray(), 0, all, losses.size(), gradient.size());
        return all;
    }

    @Test
    void sumsFoldSixtyFourLanes() {
        for (int n : Twins.sizes()) {
            float[] x = Numbers.PLAIN.draw(random, n);
            float[] lanes = new float[RowSum.LANES];
            for (int i = 0; i < n; i++) {
                lanes[i % RowSum.LANES] += x[i];
            }
            for (int width = RowSum.LANES / 2; width > 0; width /= 2) {
                for (int i = 0; i < width; i++) {
                    lanes[i] += lanes[i + width];
                }
            }
            float sum = new ScalarRowSum().sum(n, x, 0);
            Bits.same("sum of " + n, new float[] {lanes[0]}, new float[] {sum});
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsOfColumnsAreEqual(Numbers kind) {
        for (int round = 0; round < 60; round++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(40);
            float[] x = kind.draw(random, rows * columns);
            ColumnSums scalar = new ScalarColumnSums();
            ColumnSums vector = new VectorColumnSums();
            float[] expected = result(columns, scalar, (k, y) -> k.sum(rows, columns, x, y));
            Bits.same("sum of columns", expected, result(columns, vector, (k, y) -> k.sum(rows, columns, x, y)));
        }
    }

    @Test
    void sumsOfColumnsAreAddedOnceTheyAreComplete() {
        Tensor x = Tensors.of(Shape.of(7, 30), Numbers.PLAIN.draw(random, 7 * 30));
        for (KernelChoice choice : new KernelChoice[] {KernelChoice.SCALAR, KernelChoice.VECTOR}) {
            Reductions reductions = new CpuReductions(choice, new Trials(false));
            Tensor sums = Tensors.zeros(Shape.of(30));
            reductions.sumColumns(x, sums, Store.WRITE);
            float[] twice = sums.toArray();
            for (int j = 0; j < twice.length; j++) {
                twice[j] += twice[j];
            }
            reductions.sumColumns(x, sums, Store.ADD);
            Bits.same("sums of columns", twice, sums.toArray());
        }
    }
}
