package org.pierian.core.backend.cpu.elementwise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.StandardActivation;

/// A job, not a test: compares the vector form of every activation that has one with its definition, outputs and
/// gradients, for every one of the 2^32 floats; arguments name some of the classes, such as `Gelu`.
/// `scripts/every-float.sh` runs it; `docs/numerics.md` holds the outcome.
final class ExhaustiveActivations {

    private static final int SHOWN = 10;
    private static final int SLICE = 1 << 12;

    private ExhaustiveActivations() {}

    public static void main(String[] arguments) {
        List<Activation> functions = ElementwiseForms.KINDS.stream()
                .filter(f -> arguments.length == 0 || Arrays.asList(arguments).contains(name(f)))
                .toList();
        for (Activation f : functions) {
            AtomicLong unequal = new AtomicLong();
            IntStream.range(0, (int) ((1L << 32) / SLICE)).parallel().forEach(slice -> check(f, slice, unequal));
            System.out.printf(Locale.ROOT, "%s: %d unequal of %d%n", f, unequal.get(), 1L << 32);
        }
    }

    private static String name(Activation f) {
        return f instanceof StandardActivation standard
                ? standard.name()
                : f.getClass().getSimpleName();
    }

    private static void check(Activation f, int slice, AtomicLong unequal) {
        float[] x = new float[SLICE];
        for (int i = 0; i < SLICE; i++) {
            x[i] = Float.intBitsToFloat(slice * SLICE + i);
        }
        float[] expected = new float[2 * SLICE];
        float[] actual = new float[2 * SLICE];
        compute(new ScalarActivation(), f, x, expected);
        compute(ElementwiseForms.vector(f), f, x, actual);
        for (int i = 0; i < SLICE; i++) {
            if ((!same(expected[i], actual[i]) || !same(expected[SLICE + i], actual[SLICE + i]))
                    && unequal.getAndIncrement() < SHOWN) {
                System.out.printf(
                        Locale.ROOT,
                        "%s(%s) is %s, should be %s; the gradient is %s, should be %s%n",
                        f,
                        x[i],
                        actual[i],
                        expected[i],
                        actual[SLICE + i],
                        expected[SLICE + i]);
            }
        }
    }

    private static boolean same(float expected, float actual) {
        return Float.floatToIntBits(expected) == Float.floatToIntBits(actual);
    }

    /// Writes the function of `x`, and behind it the gradients for `x`, of gradients that differ from number to
    /// number.
    static void compute(ActivationKernel kernel, Activation f, float[] x, float[] result) {
        int n = x.length;
        float[] y = new float[n];
        float[] dy = new float[n];
        for (int i = 0; i < n; i++) {
            int noise = Float.floatToRawIntBits(x[i]) * 0x9E3779B1;
            dy[i] = i % 4 == 0 ? 1f : Float.intBitsToFloat(noise >>> 9 | 0x3F000000) - 0.75f;
        }
        float[] part = new float[n];
        kernel.forward(f, 0, n, x, y);
        kernel.gradient(f, 0, n, x, y, dy, part);
        System.arraycopy(y, 0, result, 0, n);
        System.arraycopy(part, 0, result, n, n);
    }
}
