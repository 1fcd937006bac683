package org.pierian.core.arithmetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// A job, not a test: compares exp, log, tanh and sigmoid with the correctly rounded value for every one of the
/// 2^32 floats; arguments name some of the four. `scripts/every-float.sh` runs it; `docs/numerics.md` holds the
/// outcome.
final class ExhaustiveFunctions {

    private static final int SHOWN = 10;
    private static final int SLICES = 1024;

    private ExhaustiveFunctions() {}

    public static void main(String[] arguments) {
        List<FunctionsTest.Function> functions = arguments.length == 0
                ? List.of(FunctionsTest.Function.values())
                : Arrays.stream(arguments).map(FunctionsTest.Function::valueOf).toList();
        for (FunctionsTest.Function f : functions) {
            AtomicLong wrong = new AtomicLong();
            IntStream.range(0, SLICES).parallel().forEach(slice -> check(f, slice, wrong));
            System.out.printf(Locale.ROOT, "%s: %d wrong of %d%n", f, wrong.get(), 1L << 32);
        }
    }

    private static void check(FunctionsTest.Function f, int slice, AtomicLong wrong) {
        long count = (1L << 32) / SLICES;
        for (long i = slice * count; i < (slice + 1) * count; i++) {
            float x = Float.intBitsToFloat((int) i);
            float actual = f.ours(x);
            float right = FunctionsTest.correct(f, x);
            if (Float.floatToIntBits(actual) != Float.floatToIntBits(right) && wrong.getAndIncrement() < SHOWN) {
                System.out.printf(Locale.ROOT, "%s(%s) is %s, should be %s%n", f, x, actual, right);
            }
        }
    }
}
