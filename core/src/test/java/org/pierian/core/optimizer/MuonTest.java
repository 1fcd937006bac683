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

/// Muon against the formula of `torch.optim.Muon` in binary64.
class MuonTest {

    private static final int STEPS = 4;
    private static final double RATE = 0.02;

    private static Muon muon(Muon.Options options) {
        return new Muon(options, new Adam(0.9, 0.95, 1e-10, options.weightDecay(), true), 0.5);
    }

    static Stream<Arguments> shapes() {
        List<Arguments> all = new ArrayList<>();
        for (TestBackend backend : TestBackend.values()) {
            for (Shape shape : List.of(Shape.of(3, 8), Shape.of(9, 4), Shape.of(5, 5), Shape.of(4, 2, 3, 3))) {
                for (boolean nesterov : List.of(true, false)) {
                    all.add(Arguments.of(backend, shape, nesterov));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void stepsFollowTheFormula(TestBackend kind, Shape shape, boolean nesterov) {
        Muon.Options options = new Muon.Options(0.9, nesterov, 0.1, 5, 1e-7, !nesterov);
        try (Backend backend = kind.open()) {
            Followed followed = Followed.of(muon(options), RATE, shape, true, backend);
            double[] expected = Followed.start(followed.parameter());
            double[] momentum = new double[expected.length];
            for (int t = 1; t <= STEPS; t++) {
                step(options, shape, Followed.gradient(t, shape.size()), momentum, expected);
            }
            close(followed.steps(STEPS), expected, 1e-6);
        }
    }

    private static void step(Muon.Options options, Shape shape, float[] g, double[] b, double[] p) {
        int rows = shape.dim(0);
        int columns = shape.size() / rows;
        double[][] x = new double[rows][columns];
        double norm = 0;
        for (int i = 0; i < b.length; i++) {
            double part = (1 - options.momentum()) * g[i];
            b[i] = options.momentum() * b[i] + part;
            x[i / columns][i % columns] = options.nesterov() ? options.momentum() * b[i] + part : b[i];
            norm += x[i / columns][i % columns] * x[i / columns][i % columns];
        }
        for (double[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] /= Math.sqrt(norm);
            }
        }
        for (int k = 0; k < options.steps(); k++) {
            x = iterate(x);
        }
        double scale = options.likeAdam()
                ? 0.2 * Math.sqrt(Math.max(rows, columns))
                : Math.sqrt(Math.max(1, (double) rows / columns));
        for (int i = 0; i < p.length; i++) {
            p[i] = p[i] * (1 - RATE * options.weightDecay()) - RATE * scale * x[i / columns][i % columns];
        }
    }

    private static double[][] iterate(double[][] x) {
        double[][] gram = product(x, transposed(x));
        double[][] square = product(gram, gram);
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < gram.length; j++) {
                gram[i][j] = -4.7750 * gram[i][j] + 2.0315 * square[i][j];
            }
        }
        double[][] next = product(gram, x);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                next[i][j] += 3.4445 * x[i][j];
            }
        }
        return next;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    /// Without decay the step is the matrix itself times the rate. The lengths of its rows lie between its
    /// singular values.
    @Test
    void aStepIsNearlyOrthogonal() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Muon.Options options = new Muon.Options(0.95, true, 0, 5, 1e-7, false);
            Followed followed = Followed.of(muon(options), 1, Shape.of(4, 16), true, backend);
            double[] before = Followed.start(followed.parameter());
            float[] after = followed.steps(1);
            for (int row = 0; row < 4; row++) {
                double square = 0;
                for (int j = row * 16; j < (row + 1) * 16; j++) {
                    square += (after[j] - before[j]) * (after[j] - before[j]);
                }
                assertThat(Math.sqrt(square)).as("row %s", row).isBetween(0.6, 1.3);
            }
        }
    }

    /// A table of vectors does not lie transposed in memory.
    @Test
    void vectorsAndTablesFollowAdamWithTheirOwnRate() {
        Muon.Options options = new Muon.Options(0.95, true, 0.01, 5, 1e-7, false);
        Adam adam = new Adam(0.9, 0.95, 1e-10, 0.01, true);
        try (Backend backend = TestBackend.SCALAR.open()) {
            for (Shape shape : List.of(Shape.of(7), Shape.of(6, 4))) {
                float[] muon =
                        Followed.of(muon(options), RATE, shape, false, backend).steps(3);
                assertThat(muon)
                        .isEqualTo(Followed.of(adam, RATE * 0.5, shape, false, backend)
                                .steps(3));
            }
        }
    }

    /// Momentum, the matrix twice and two squares of the shorter side; these once for each shape.
    @Test
    void whatIsKeptIsCounted() {
        Muon formula = muon(new Muon.Options(0.95, true, 0.01, 5, 1e-7, false));
        assertThat(formula.kept(List.of(Shape.of(3, 8), Shape.of(3)))).isEqualTo(24 + 48 + 18 + 6);
        assertThat(formula.kept(List.of(Shape.of(3, 8), Shape.of(3, 2, 4)))).isEqualTo(2 * 24 + 48 + 18);
    }
}
