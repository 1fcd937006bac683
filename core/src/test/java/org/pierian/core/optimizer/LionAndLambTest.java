package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.testing.TestBackend;

/// Optimizers that PyTorch does not have, against their formulas in binary64.
class LionAndLambTest {

    private static final float[] START = {0.5f, -1.5f, 2f};
    private static final float[][] GRADIENTS = {{1f, -0.25f, 0f}, {-4f, -0.5f, 0f}, {0.125f, 3f, 0f}};

    private static float[] follow(Formula formula, double rate, float[] start, Backend backend) {
        Parameter parameter = parameter(start, backend);
        Optimizer optimizer = new Optimizer(formula, rate, List.of(parameter), backend);
        for (float[] gradient : GRADIENTS) {
            parameter.assign(parameter.gradient().tensor(), gradient);
            optimizer.step();
        }
        return parameter.values();
    }

    private static Parameter parameter(float[] start, Backend backend) {
        Parameter parameter =
                new Site("", 0, 1, backend).parameter("w", Shape.of(start.length), false, new Initializer.Constant(0f));
        parameter.assign(start);
        return parameter;
    }

    private static void close(float[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("element %s", i).isCloseTo(expected[i], within(2e-6));
        }
    }

    /// The first element turns around in the second step. The last has no gradient and only decays.
    @ParameterizedTest
    @EnumSource
    void lionStepsBySign(TestBackend kind) {
        double rate = 0.01;
        double keep = 1 - rate * 0.1;
        double[] p = {0.5, -1.5, 2};
        double[] m = new double[3];
        for (float[] g : GRADIENTS) {
            for (int i = 0; i < p.length; i++) {
                p[i] = p[i] * keep - rate * Math.signum(0.9 * m[i] + 0.1 * g[i]);
                m[i] = 0.99 * m[i] + 0.01 * g[i];
            }
        }
        try (Backend backend = kind.open()) {
            close(follow(new Lion(0.9, 0.99, 0.1), rate, START, backend), p);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lambStepsInProportionToTheNormOfTheParameter(TestBackend kind) {
        double rate = 0.01;
        double[] p = {0.5, -1.5, 2};
        double[] m = new double[3];
        double[] v = new double[3];
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double[] d = new double[3];
            double ofParameter = 0;
            double ofDirection = 0;
            for (int i = 0; i < p.length; i++) {
                double g = GRADIENTS[t - 1][i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double root = Math.sqrt(v[i] / (1 - StrictMath.pow(0.999, t)));
                d[i] = m[i] / (1 - StrictMath.pow(0.9, t)) / (root + 1e-6) + 0.01 * p[i];
                ofParameter += p[i] * p[i];
                ofDirection += d[i] * d[i];
            }
            for (int i = 0; i < p.length; i++) {
                p[i] -= rate * Math.sqrt(ofParameter) / Math.sqrt(ofDirection) * d[i];
            }
        }
        try (Backend backend = kind.open()) {
            close(follow(new Lamb(0.9, 0.999, 1e-6, 0.01), rate, START, backend), p);
        }
    }

    /// A bias that starts at 0 would stay there if its norm were the size of its steps.
    @Test
    void lambTakesAdamsFirstStepFromZero() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Parameter parameter = parameter(new float[] {0f, 0f}, backend);
            Optimizer optimizer = new Optimizer(new Lamb(0.9, 0.999, 1e-6, 0.01), 0.01, List.of(parameter), backend);
            parameter.assign(parameter.gradient().tensor(), new float[] {3f, -0.5f});
            optimizer.step();
            close(parameter.values(), new double[] {-0.01, 0.01});
        }
    }
}
