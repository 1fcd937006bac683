package org.pierian.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// exp, log, tanh and sigmoid are correctly rounded.
///
/// The reference is `StrictMath` in double, which is good to 2^-50. Where that leaves two floats to choose
/// from, 60 decimal digits decide.
class FunctionsTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final double REFERENCE_ERROR = 0x1p-50;

    enum Function {
        EXP(-104, 89.5),
        LOG(0, 4),
        TANH(-10, 10),
        SIGMOID(-104, 18);

        /// Where the function is neither constant nor asymptotic in float32.
        private final double from;

        private final double to;

        Function(double from, double to) {
            this.from = from;
            this.to = to;
        }

        float ours(float x) {
            return switch (this) {
                case EXP -> Functions.exp(x);
                case LOG -> Functions.log(x);
                case TANH -> Functions.tanh(x);
                case SIGMOID -> Functions.sigmoid(x);
            };
        }

        double reference(double x) {
            return switch (this) {
                case EXP -> StrictMath.exp(x);
                case LOG -> StrictMath.log(x);
                case TANH -> StrictMath.tanh(x);
                case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
            };
        }

        BigDecimal exact(BigDecimal x) {
            return switch (this) {
                case EXP -> exp(x);
                case LOG -> log(x);
                case TANH -> {
                    BigDecimal e = exp(x.add(x));
                    yield e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
                }
                case SIGMOID -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyFloatIsRoundedCorrectly(Function f) {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            check(f, Float.intBitsToFloat(random.nextInt()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void floatsWhereTheFunctionBendsAreRoundedCorrectly(Function f) {
        Random random = new Random(2);
        for (int i = 0; i < 200_000; i++) {
            check(f, (float) (f.from + (f.to - f.from) * random.nextDouble()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void edgesAreRoundedCorrectly(Function f) {
        float[] centres = {
            0f,
            Float.MIN_VALUE,
            Float.MIN_NORMAL,
            0x1p-26f,
            0x1p-12f,
            0.5f,
            0.70710677f,
            1f,
            2f,
            9.01f,
            17.3f,
            20f,
            87.33654f,
            88.72284f,
            103.27893f,
            103.97208f,
            120f,
            1e10f,
            Float.MAX_VALUE,
        };
        for (float centre : centres) {
            float x = centre;
            for (int i = 0; i < 20; i++) {
                x = Math.nextDown(x);
            }
            for (int i = 0; i < 40; i++) {
                check(f, x);
                check(f, -x);
                x = Math.nextUp(x);
            }
        }
    }

    private static void check(Function f, float x) {
        float actual = f.ours(x);
        if (Float.floatToIntBits(actual) != Float.floatToIntBits(correct(f, x))) {
            assertThat(actual).as("%s(%s)", f, x).isEqualTo(correct(f, x));
        }
    }

    static float correct(Function f, float x) {
        double reference = f.reference(x);
        float low = (float) (reference * (1 - REFERENCE_ERROR));
        float high = (float) (reference * (1 + REFERENCE_ERROR));
        boolean decided = Float.floatToIntBits(low) == Float.floatToIntBits(high);
        return decided ? (float) reference : f.exact(new BigDecimal(x)).floatValue();
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, NaN, NaN",
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "EXP, 0, 1",
        "EXP, -0.0, 1",
        "EXP, 88.72284, Infinity",
        "EXP, -103.97209, 0",
        "EXP, -103.0, 1.4E-45",
        "LOG, NaN, NaN",
        "LOG, Infinity, Infinity",
        "LOG, 0, -Infinity",
        "LOG, -0.0, -Infinity",
        "LOG, -1, NaN",
        "LOG, -Infinity, NaN",
        "LOG, 1, 0",
        "LOG, 1.4E-45, -103.27893",
        "LOG, 9.472636, 2.2484071",
        "LOG, 5.8037908E7, 17.876608",
        "LOG, 1.2783784E23, 53.20505",
        "LOG, 5.498306E28, 66.17683",
        "LOG, 0.011794383, -4.4401317",
        "TANH, NaN, NaN",
        "TANH, Infinity, 1",
        "TANH, -Infinity, -1",
        "TANH, 0, 0",
        "TANH, -0.0, -0.0",
        "TANH, 1.4E-45, 1.4E-45",
        "SIGMOID, -1.7881393E-7, 0.49999997",
        "SIGMOID, -4.172325E-7, 0.4999999",
        "SIGMOID, -2.3245811E-6, 0.49999943",
        "SIGMOID, -0.0011178852, 0.49972054",
        "SIGMOID, NaN, NaN",
        "SIGMOID, Infinity, 1",
        "SIGMOID, -Infinity, 0",
        "SIGMOID, -0.0, 0.5",
    })
    void endsAreExact(Function f, float x, float expected) {
        assertThat(Float.floatToIntBits(f.ours(x)))
                .as("%s(%s) is %s", f, x, f.ours(x))
                .isEqualTo(Float.floatToIntBits(expected));
    }

    /// Sum of x^n / n! after halving x until it is small, then squared as often.
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        BigDecimal small = x;
        while (small.abs().compareTo(new BigDecimal("0.1")) > 0) {
            small = small.divide(BigDecimal.TWO, DIGITS);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 45; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /// Newton's steps on exp, from the double's logarithm.
    private static BigDecimal log(BigDecimal x) {
        BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            y = y.add(x.divide(exp(y), DIGITS).subtract(BigDecimal.ONE), DIGITS);
        }
        return y;
    }
}
