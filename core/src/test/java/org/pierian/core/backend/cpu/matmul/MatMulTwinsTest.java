package org.pierian.core.backend.cpu.matmul;

import static org.pierian.core.testing.Twins.MARGIN;
import static org.pierian.core.testing.Twins.UNTOUCHED;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;

/// Every vector form of the matrix product gives the bits of the scalar form. What lies behind the results must stay
/// as it was.
class MatMulTwinsTest {

    private final Random random = new Random(20);

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void matrixProductsAreEqualForRandomShapes(int bits) {
        for (int round = 0; round < 150; round++) {
            Product product = new Product(side(), side(), random.nextInt(8) == 0 ? 0 : side(), Numbers.turn(round));
            product.check(new VectorMatMul(bits, Team.alone(), true, true, true));
            product.check(new VectorMatMul(bits, Team.alone(), true, false, false));
        }
    }

    private int side() {
        return switch (random.nextInt(3)) {
            case 0 -> 1 + random.nextInt(4);
            case 1 -> 1 + random.nextInt(20);
            default -> 1 + random.nextInt(70);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void matrixProductsAreEqualOverSeveralSegments(int bits) {
        int[] depths = {MatMul.SEGMENT - 1, MatMul.SEGMENT, MatMul.SEGMENT + 1, 2 * MatMul.SEGMENT + 300};
        for (int k : depths) {
            new Product(1, 17, k, Numbers.PLAIN).check(new VectorMatMul(bits, Team.alone(), true, true, true));
            new Product(6, 19, k, Numbers.PLAIN).check(new VectorMatMul(bits, Team.alone(), true, true, true));
            new Product(3, 1, k, Numbers.TINY).check(new VectorMatMul(bits, Team.alone(), true, true, true));
        }
    }

    /// A few rows are multiplied with some columns at a time.
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void productsOfAFewRowsAreEqualInBlocksOfColumns(int bits) {
        for (int m = 2; m <= 7; m++) {
            for (int n : new int[] {127, 128, 129, 191, 200, 321}) {
                new Product(m, n, 600, Numbers.turn(m)).check(new VectorMatMul(bits, Team.alone(), true, true, true));
            }
        }
    }

    /// Up to eight rows share one reading of a large matrix.
    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void productsOfAFewRowsWithALargeMatrixAreEqual(int bits) {
        int[][] sides = {{64, 1024}, {65, 1101}, {327, 302}, {2056, 34}, {4103, 17}};
        for (int m = 1; m <= 9; m++) {
            int[] side = sides[m % sides.length];
            for (Numbers kind : new Numbers[] {Numbers.turn(m), Numbers.turn(m + 1)}) {
                new Product(m, side[0], side[1], kind).check(new VectorMatMul(bits, Team.alone(), true, true, true));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void matrixProductsAreEqualForAnyNumberOfThreads(int bits) {
        Product wide = new Product(61, 130, 80, Numbers.PLAIN);
        Product tall = new Product(150, 33, 129, Numbers.SPECIAL);
        for (int threads : new int[] {2, 3, 5}) {
            try (Team team = new Team(threads)) {
                wide.check(new VectorMatMul(bits, team, true, true, true));
                tall.check(new VectorMatMul(bits, team, true, true, true));
            }
        }
    }

    @Test
    void matrixProductsAreOneChainOfFmaForEachOutput() {
        for (int round = 0; round < 60; round++) {
            Product product = new Product(side(), side(), side(), Numbers.turn(round));
            Bits.same("products", product.chains(), product.by(new ScalarMatMul()));
        }
        Product deep = new Product(2, 3, 2 * MatMul.SEGMENT + 5, Numbers.PLAIN);
        Bits.same("products", deep.chains(), deep.by(new ScalarMatMul()));
    }

    /// A matrix product with random layout: each of A and B as it is or transposed, all within larger arrays.
    private final class Product {

        final int m;
        final int n;
        final int k;
        final float[] a;
        final int aRow;
        final int aColumn;
        final float[] b;
        final int bRow;
        final int bColumn;
        final int cRow;

        Product(int m, int n, int k, Numbers kind) {
            this.m = m;
            this.n = n;
            this.k = k;
            int aPadding = random.nextInt(3);
            int bPadding = random.nextInt(3);
            boolean aTransposed = random.nextBoolean();
            boolean bTransposed = random.nextBoolean();
            aRow = aTransposed ? 1 : k + aPadding;
            aColumn = aTransposed ? m + aPadding : 1;
            bRow = bTransposed ? 1 : n + bPadding;
            bColumn = bTransposed ? k + bPadding : 1;
            cRow = n + random.nextInt(3);
            a = kind.draw(random, MARGIN + (m + 3) * (k + 3));
            b = kind.draw(random, MARGIN + (n + 3) * (k + 3));
        }

        float[] by(MatMulKernel kernel) {
            float[] c = new float[MARGIN + m * cRow + MARGIN];
            Arrays.fill(c, UNTOUCHED);
            kernel.multiply(m, n, k, a, MARGIN, aRow, aColumn, b, 2, bRow, bColumn, c, MARGIN, cRow);
            return c;
        }

        void check(MatMulKernel kernel) {
            Bits.same("products " + m + " x " + n + " x " + k, by(new ScalarMatMul()), by(kernel));
        }

        /// By the definition.
        float[] chains() {
            float[] c = new float[MARGIN + m * cRow + MARGIN];
            Arrays.fill(c, UNTOUCHED);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    c[MARGIN + i * cRow + j] = chain(i, j);
                }
            }
            return c;
        }

        private float chain(int i, int j) {
            float total = 0f;
            for (int from = 0; from < k; from += MatMul.SEGMENT) {
                float sum = 0f;
                for (int p = from; p < Math.min(k, from + MatMul.SEGMENT); p++) {
                    sum = Math.fma(a[MARGIN + i * aRow + p * aColumn], b[2 + p * bRow + j * bColumn], sum);
                }
                total = from == 0 ? sum : total + sum;
            }
            return total;
        }
    }
}
