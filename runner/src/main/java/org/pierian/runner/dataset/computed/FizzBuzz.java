package org.pierian.runner.dataset.computed;

import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;

/// Numbers as binary digits, and what the game says to each.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, `binary_encode` and `fizz_buzz_encode`.
public final class FizzBuzz {

    private FizzBuzz() {}

    /// Digits of the numbers `from` to `to`, lowest digit first.
    public static DenseDataset inputs(int from, int to, int digits, Targets targets) {
        float[] inputs = new float[Math.multiplyExact(to - from + 1, digits)];
        for (int n = from; n <= to; n++) {
            for (int d = 0; d < digits; d++) {
                inputs[(n - from) * digits + d] = (n >> d) & 1;
            }
        }
        return new DenseDataset(Shape.of(digits), inputs, targets);
    }

    /// Classes of the numbers `from` to `to`.
    public static Targets targets(int from, int to) {
        int[] labels = new int[to - from + 1];
        for (int n = from; n <= to; n++) {
            labels[n - from] = label(n);
        }
        return new Targets(labels, 4);
    }

    /// 0 the number itself, 1 fizz, 2 buzz, 3 fizzbuzz.
    static int label(int n) {
        return (n % 3 == 0 ? 1 : 0) + (n % 5 == 0 ? 2 : 0);
    }
}
