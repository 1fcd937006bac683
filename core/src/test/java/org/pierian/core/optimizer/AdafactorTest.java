package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.optimizer.Followed.close;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.tensor.Shape;
import org.pierian.core.testing.TestBackend;

/// Adafactor against the formula of `torch.optim.Adafactor` in binary64.
class AdafactorTest {

    private static final int STEPS = 6;
    private static final double RATE = 0.02;
    private static final Adafactor.Options OPTIONS = new Adafactor.Options(-0.8, 1e-7, 1e-3, 0.7, 0.1);

    static Stream<Arguments> shapes() {
        List<Arguments> all = new ArrayList<>();
        for (TestBackend backend : TestBackend.values()) {
            for (Shape shape : List.of(Shape.of(7), Shape.of(3, 5), Shape.of(4, 2, 3), Shape.of(2, 3, 4, 5))) {
                all.add(Arguments.of(backend, shape, false));
                if (shape.rank() > 1) {
                    all.add(Arguments.of(backend, shape, true));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void stepsFollowTheFormula(TestBackend kind, Shape shape, boolean transposed) {
        try (Backend backend = kind.open()) {
            Followed followed = Followed.of(new Adafactor(OPTIONS), RATE, shape, transposed, backend);
            double[] expected = Followed.start(followed.parameter());
            Reference reference = new Reference(shape);
            for (int t = 1; t <= STEPS; t++) {
                reference.step(t, Followed.gradient(t, shape.size()), expected);
            }
            close(followed.steps(STEPS), expected, 2e-6);
        }
    }

    /// In the order of weights files.
    private static final class Reference {
        private final int rows;
        private final int columns;
        private final double[] rowMeans;
        private final double[] columnMeans;
        private final double[] squares;

        Reference(Shape shape) {
            boolean matrix = shape.rank() > 1;
            columns = matrix ? shape.last() : 1;
            rows = matrix ? shape.dim(shape.rank() - 2) : 1;
            rowMeans = new double[matrix ? shape.size() / columns : 0];
            columnMeans = new double[matrix ? shape.size() / rows : 0];
            squares = new double[matrix ? 0 : shape.size()];
        }

        void step(int t, float[] g, double[] p) {
            double newest = Math.pow(t, OPTIONS.beta2Decay());
            double alpha = Math.max(OPTIONS.epsilon2(), rms(p)) * Math.min(RATE, 1 / Math.sqrt(t));
            double[] v = squares.length > 0 ? vector(newest, g) : matrices(newest, g);
            double[] u = new double[g.length];
            for (int i = 0; i < u.length; i++) {
                u[i] = g[i] / Math.max(Math.sqrt(v[i]), OPTIONS.epsilon1());
            }
            double size = alpha / Math.max(1, rms(u) / OPTIONS.d());
            for (int i = 0; i < u.length; i++) {
                p[i] = p[i] * (1 - RATE * OPTIONS.weightDecay()) - size * u[i];
            }
        }

        private double[] vector(double newest, float[] g) {
            for (int i = 0; i < g.length; i++) {
                squares[i] += newest * ((double) g[i] * g[i] - squares[i]);
            }
            return squares;
        }

        private double[] matrices(double newest, float[] g) {
            double[] v = new double[g.length];
            for (int m = 0; m < g.length / (rows * columns); m++) {
                for (int r = 0; r < rows; r++) {
                    double sum = 0;
                    for (int c = 0; c < columns; c++) {
                        sum += square(g, m, r, c) / columns;
                    }
                    rowMeans[m * rows + r] += newest * (sum - rowMeans[m * rows + r]);
                }
                for (int c = 0; c < columns; c++) {
                    double sum = 0;
                    for (int r = 0; r < rows; r++) {
                        sum += square(g, m, r, c) / rows;
                    }
                    columnMeans[m * columns + c] += newest * (sum - columnMeans[m * columns + c]);
                }
                double mean = 0;
                for (int r = 0; r < rows; r++) {
                    mean += rowMeans[m * rows + r] / rows;
                }
                for (int k = 0; k < rows * columns; k++) {
                    v[m * rows * columns + k] =
                            rowMeans[m * rows + k / columns] * columnMeans[m * columns + k % columns] / mean;
                }
            }
            return v;
        }

        private double square(float[] g, int m, int r, int c) {
            double x = g[(m * rows + r) * columns + c];
            return x * x;
        }

        private static double rms(double[] x) {
            double sum = 0;
            for (double one : x) {
                sum += one * one;
            }
            return Math.sqrt(sum / x.length);
        }
    }

    /// Four numbers of a matrix of 3 x 5 are not kept: eight are.
    @Test
    void aMatrixKeepsItsSidesOnly() {
        Adafactor formula = new Adafactor(OPTIONS);
        assertThat(formula.kept(List.of(Shape.of(3, 5)))).isEqualTo(8);
        assertThat(formula.kept(List.of(Shape.of(2, 3, 4, 5)))).isEqualTo(6 * 9);
        assertThat(formula.kept(List.of(Shape.of(7)))).isEqualTo(14);
        try (Backend backend = TestBackend.SCALAR.open()) {
            Optimizer optimizer =
                    Followed.of(formula, RATE, Shape.of(3, 5), true, backend).optimizer();
            assertThat(optimizer.memory().stream().map(OptimizerState::name))
                    .containsExactly("w.row_means", "w.column_means");
            assertThat(optimizer.memory().stream().mapToInt(memory -> memory.values().length))
                    .containsExactly(5, 3);
        }
    }

    @Test
    void aGradientOfZerosLeavesTheParameter() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Adafactor.Options plain = new Adafactor.Options(-0.8, 1e-7, 1e-3, 1, 0);
            Followed followed = Followed.of(new Adafactor(plain), RATE, Shape.of(3, 5), true, backend);
            float[] before = followed.parameter().values();
            followed.optimizer().step();
            assertThat(followed.parameter().values()).isEqualTo(before);
        }
    }
}
