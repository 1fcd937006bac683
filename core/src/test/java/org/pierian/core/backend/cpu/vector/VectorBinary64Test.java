package org.pierian.core.backend.cpu.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.arithmetic.Binary64;
import org.pierian.core.arithmetic.Logistic;
import org.pierian.core.arithmetic.Normal;

/// The vector forms of functions in binary64 give all 64 bits of the scalar ones. Only that a number is NaN counts,
/// not which.
class VectorBinary64Test {

    private static final int BLOCKS = 3000;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum Function {
        EXP(Binary64::exp, VectorBinary64::exp),
        EXPM1(Binary64::expm1, VectorBinary64::expm1),
        LOG1P(
                x -> Binary64.log1p(Binary64.exp(-Math.abs(x))),
                x -> VectorBinary64.log1p(VectorBinary64.exp(x.abs().neg()))),
        SIGMOID(Logistic::sigmoid, VectorBinary64::sigmoid),
        SOFTPLUS(Logistic::softplus, VectorBinary64::softplus),
        DENSITY(Normal::density, VectorBinary64::density),
        PROBABILITY(Normal::probability, x -> VectorBinary64.probability(x, VectorBinary64.density(x)));

        private final DoubleUnaryOperator scalar;
        private final UnaryOperator<DoubleVector> vector;

        Function(DoubleUnaryOperator scalar, UnaryOperator<DoubleVector> vector) {
            this.scalar = scalar;
            this.vector = vector;
        }
    }

    /// Any bits, numbers of ordinary size, and small ones: half of the floats are below 1 in size.
    private static float number(Random random, int kind) {
        return switch (kind) {
            case 0 -> Float.intBitsToFloat(random.nextInt());
            case 1 -> 3 * (float) random.nextGaussian();
            case 2 -> 300 * (float) random.nextGaussian();
            default -> (float) random.nextGaussian() * 0x1p-20f;
        };
    }

    @ParameterizedTest
    @EnumSource
    void allBitsAreEqual(Function f) {
        Random random = new Random(30);
        float[] x = new float[VectorBinary64.LANES];
        double[] actual = new double[x.length];
        for (int block = 0; block < BLOCKS; block++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = number(random, block % 5 == 4 ? i % 4 : block % 5);
            }
            f.vector.apply(VectorBinary64.load(x, 0)).intoArray(actual, 0);
            for (int i = 0; i < x.length; i++) {
                double expected = f.scalar.applyAsDouble(x[i]);
                if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual[i])) {
                    assertThat(actual[i]).as("%s(%s)", f, x[i]).isEqualTo(expected);
                }
            }
        }
    }
}
