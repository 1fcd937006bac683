package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.optimizer.Followed.close;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.tensor.Shape;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

/// Against the form of the authors' `AdamWScheduleFree`, which holds y and z and never x, in binary64.
class ScheduleFreeTest {

    private static final Shape SHAPE = Shape.of(3, 4);
    private static final double RATE = 0.05;
    private static final int WARMUP = 3;

    private static ScheduleFreeAdamW formula() {
        return new ScheduleFreeAdamW(new ScheduleFreeAdamW.Options(0.9, 0.99, 1e-8, 0.1, WARMUP, 1, 2));
    }

    @ParameterizedTest
    @EnumSource
    void stepsFollowTheFormula(TestBackend kind) {
        int steps = 7;
        try (Backend backend = kind.open()) {
            Followed followed = Followed.of(formula(), RATE, SHAPE, true, backend);
            double[] y = Followed.start(followed.parameter());
            double[] z = y.clone();
            double[] v = new double[y.length];
            double sum = 0;
            double largest = 0;
            for (int t = 1; t <= steps; t++) {
                double rate = RATE * Math.min(1, (double) t / WARMUP) * Math.sqrt(1 - Math.pow(0.99, t));
                largest = Math.max(largest, rate);
                double weight = t * largest * largest;
                sum += weight;
                double share = weight / sum;
                float[] g = Followed.gradient(t, y.length);
                for (int i = 0; i < y.length; i++) {
                    v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
                    double d = g[i] / (Math.sqrt(v[i]) + 1e-8) + 0.1 * y[i];
                    y[i] += share * (z[i] - y[i]) + rate * (0.9 * (1 - share) - 1) * d;
                    z[i] -= rate * d;
                }
            }
            close(followed.steps(steps), y, 2e-6);
            double[] x = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = y[i] + (1 - 1 / 0.9) * (z[i] - y[i]);
            }
            followed.optimizer().moveToEvaluationPoint();
            close(followed.parameter().values(), x, 2e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWayToTheAverageAndBackChangesNoBit(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Followed followed = Followed.of(formula(), RATE, SHAPE, true, backend);
            Object trained = FloatBits.of(followed.steps(5));
            followed.optimizer().moveToEvaluationPoint();
            followed.optimizer().moveToEvaluationPoint();
            assertThat(FloatBits.of(followed.parameter().values())).isNotEqualTo(trained);
            followed.optimizer().moveToTrainingPoint();
            followed.optimizer().moveToTrainingPoint();
            assertThat(FloatBits.of(followed.parameter().values())).isEqualTo(trained);
        }
    }

    @Test
    void beforeTheFirstStepThereIsOnePoint() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Followed followed = Followed.of(formula(), RATE, SHAPE, false, backend);
            float[] start = followed.parameter().values();
            followed.optimizer().moveToEvaluationPoint();
            followed.optimizer().moveToTrainingPoint();
            assertThat(followed.parameter().values()).isEqualTo(start);
        }
    }

    @Test
    void mostOptimizersHaveOnePoint() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Followed followed = Followed.of(new Lion(0.9, 0.99, 0), RATE, SHAPE, false, backend);
            float[] trained = followed.steps(3);
            followed.optimizer().moveToEvaluationPoint();
            assertThat(followed.parameter().values()).isEqualTo(trained);
        }
    }
}
