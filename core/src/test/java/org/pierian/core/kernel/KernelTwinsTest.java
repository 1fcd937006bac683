package org.pierian.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every vector kernel gives the bits of its scalar form. What lies behind the results must stay as it was.
class KernelTwinsTest {

    private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 200, 1000};
    /// Stands in every element that a kernel may not touch.
    private static final float UNTOUCHED = 123.25f;
    private static final int MARGIN = 5;

    private final Random random = new Random(20);

    @BeforeEach
    @AfterEach
    void useOneThread() {
        Parallel.threads(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void matrixProductsAreEqualForRandomShapes(int bits) {
        for (int round = 0; round < 150; round++) {
            Product product = new Product(side(), side(), random.nextInt(8) == 0 ? 0 : side(), Noise.turn(round));
            product.check(new VectorMatMul(bits, true, true, true));
            product.check(new VectorMatMul(bits, true, false, false));
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
            new Product(1, 17, k, Noise.PLAIN).check(new VectorMatMul(bits, true, true, true));
            new Product(6, 19, k, Noise.PLAIN).check(new VectorMatMul(bits, true, true, true));
            new Product(3, 1, k, Noise.TINY).check(new VectorMatMul(bits, true, true, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void matrixProductsAreEqualForAnyNumberOfThreads(int bits) {
        Product wide = new Product(61, 130, 80, Noise.PLAIN);
        Product tall = new Product(150, 33, 129, Noise.SPECIAL);
        for (int threads : new int[] {2, 3, 5}) {
            Parallel.threads(threads);
            wide.check(new VectorMatMul(bits, true, true, true));
            tall.check(new VectorMatMul(bits, true, true, true));
        }
    }

    @Test
    void matrixProductsAreOneChainOfFmaForEachOutput() {
        for (int round = 0; round < 60; round++) {
            Product product = new Product(side(), side(), side(), Noise.turn(round));
            Bits.same("products", product.chains(), product.by(new ScalarMatMul()));
        }
        Product deep = new Product(2, 3, 2 * MatMul.SEGMENT + 5, Noise.PLAIN);
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

        Product(int m, int n, int k, Noise noise) {
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
            a = noise.numbers(random, MARGIN + (m + 3) * (k + 3));
            b = noise.numbers(random, MARGIN + (n + 3) * (k + 3));
        }

        float[] by(MatMul kernel) {
            float[] c = new float[MARGIN + m * cRow + MARGIN];
            Arrays.fill(c, UNTOUCHED);
            kernel.multiply(m, n, k, a, MARGIN, aRow, aColumn, b, 2, bRow, bColumn, c, MARGIN, cRow);
            return c;
        }

        void check(MatMul kernel) {
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

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void convolutionsAreEqualForRandomGeometries(int bits) {
        for (int round = 0; round < 60; round++) {
            checkConvolution(bits, randomGroup(), 1 + random.nextInt(10), Noise.turn(round));
        }
    }

    private ChannelGroup randomGroup() {
        int groups = 1 + random.nextInt(2);
        int in = 1 + random.nextInt(4);
        int out = 1 + random.nextInt(random.nextBoolean() ? 5 : 40);
        int which = random.nextInt(groups);
        Window window = window(
                in * groups,
                1 + random.nextInt(9),
                1 + random.nextInt(20),
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                1 + random.nextInt(2),
                random.nextInt(3),
                1 + random.nextInt(2));
        return new ChannelGroup(window, in, which * in, in * groups, out, which * out, out * groups);
    }

    /// A window that is enlarged, if need be, until the picture with its padding holds it.
    private static Window window(
            int channels, int height, int width, int kernelHeight, int kernelWidth, int stride, int pad, int dilation) {
        int h = Math.max(height, (kernelHeight - 1) * dilation + 1 - 2 * pad);
        int w = Math.max(width, (kernelWidth - 1) * dilation + 1 - 2 * pad);
        int outHeight = (h + 2 * pad - (kernelHeight - 1) * dilation - 1) / stride + 1;
        int outWidth = (w + 2 * pad - (kernelWidth - 1) * dilation - 1) / stride + 1;
        return new Window(
                channels,
                h,
                w,
                kernelHeight,
                kernelWidth,
                stride,
                stride,
                pad,
                pad,
                dilation,
                dilation,
                outHeight,
                outWidth);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void convolutionsAreEqualOverSeveralSegments(int bits) {
        Window deep = window(460, 3, 4, 3, 3, 1, 1, 1); // 4140 products in each output
        checkConvolution(bits, new ChannelGroup(deep, 460, 0, 460, 3, 0, 3), 1, Noise.PLAIN);
        Window large = window(1, 66, 67, 2, 2, 1, 0, 1); // 4290 windows in each weight's gradient
        checkConvolution(bits, new ChannelGroup(large, 1, 0, 1, 5, 0, 5), 2, Noise.PLAIN);
        Window manyOut = window(1, 3, 3, 3, 3, 1, 1, 1); // 4140 products in each input's gradient
        checkConvolution(bits, new ChannelGroup(manyOut, 1, 0, 1, 460, 0, 460), 1, Noise.PLAIN);
    }

    @Test
    void convolutionsAreEqualForAnyNumberOfThreads() {
        Window window = window(3, 16, 16, 3, 3, 1, 1, 1);
        ChannelGroup group = new ChannelGroup(window, 3, 0, 3, 20, 0, 20);
        for (int threads : new int[] {2, 3, 5}) {
            Parallel.threads(threads);
            checkConvolution(VectorWidth.BITS, group, 19, Noise.PLAIN);
        }
    }

    @Test
    void plainLoopsGiveAConvolutionUpToAFasterKernel() {
        ChannelGroup group = new ChannelGroup(window(3, 16, 16, 3, 3, 1, 1, 1), 3, 0, 3, 20, 0, 20);
        int[] asked = {0};
        Kernels.choose(Kernels.Choice.VECTOR);
        try {
            checkConvolution(new ScalarConvolution(() -> ++asked[0] % 7 == 0), group, 19, Noise.PLAIN);
        } finally {
            Kernels.choose(Kernels.Choice.SCALAR);
        }
        assertThat(asked[0]).isEqualTo(3 * 7); // every seventh example was too much for one of the three
    }

    private void checkConvolution(int bits, ChannelGroup group, int batch, Noise noise) {
        checkConvolution(new VectorConvolution(bits), group, batch, noise);
    }

    private void checkConvolution(Convolution kernel, ChannelGroup group, int batch, Noise noise) {
        Window w = group.window;
        float[] x = noise.numbers(random, batch * group.allIn * w.area());
        float[] dy = noise.numbers(random, batch * group.allOut * w.outArea());
        float[] weight = noise.numbers(random, group.in * w.cells() * group.allOut);
        String what = w + ", " + group.in + " to " + group.out + " channels, batch " + batch;
        float[] bias = noise.numbers(random, random.nextBoolean() ? 0 : group.allOut);
        twice(
                dy.length,
                "outputs of " + what,
                kernel,
                (k, to) -> k.forward(group, 0, batch, x, weight, bias, to, adding(to, dy.length / batch)));
        twice(
                x.length,
                "input gradients of " + what,
                kernel,
                (k, to) -> k.inputGradient(group, 0, batch, dy, weight, to));
        twice(weight.length, "weight gradients of " + what, kernel, (k, to) -> {
            float[] own = dy.clone();
            k.weightGradient(group, batch, x, own, to, adding(own, dy.length / batch));
        });
    }

    /// Adds to each example's numbers, so that it can be seen if that was done twice, or not at all, or too late.
    private static ExampleWork adding(float[] numbers, int exampleSize) {
        return example -> {
            for (int i = example * exampleSize; i < (example + 1) * exampleSize; i++) {
                numbers[i] += 2f;
            }
        };
    }

    private static void twice(int size, String what, Convolution kernel, BiConsumer<Convolution, float[]> work) {
        Bits.same(what, result(size, new ScalarConvolution(), work), result(size, kernel, work));
    }

    private static <K> float[] result(int size, K kernel, BiConsumer<K, float[]> work) {
        float[] target = new float[size + MARGIN];
        Arrays.fill(target, UNTOUCHED);
        work.accept(kernel, target);
        return target;
    }

    @Test
    void sigmoidIsEqualNearZero() {
        float[] a = new float[4096];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i - 2048) * (i % 2 == 0 ? 0x1.8p-24f : 0x1.2p-18f);
        }
        maps(a.length, "sigmoid near zero", (k, y) -> k.sigmoid(0, a.length, a, y));
    }

    @ParameterizedTest
    @EnumSource
    void elementWiseOperationsAreEqual(Noise noise) {
        for (int n : SIZES) {
            float[] a = noise.numbers(random, n);
            float[] b = noise.numbers(random, n);
            maps(n, "sigmoid", (k, y) -> k.sigmoid(0, n, a, y));
            maps(n, "tanh", (k, y) -> k.tanh(0, n, a, y));
            maps(n, "relu", (k, y) -> k.relu(0, n, a, y));
            maps(n, "sigmoid gradient", (k, y) -> k.sigmoidGradient(0, n, a, b, y));
            maps(n, "tanh gradient", (k, y) -> k.tanhGradient(0, n, a, b, y));
            maps(n, "relu gradient", (k, y) -> k.reluGradient(0, n, a, b, y));
            maps(n, "multiply", (k, y) -> k.multiply(0, n, a, b, y));
            maps(n, "scale", (k, y) -> k.scale(0, n, a, 0.3f, y));
            maps(n, "add to a row", (k, y) -> k.addToRows(1, n, a, y));
        }
    }

    @Test
    void elementsAreSharedOutAmongThreadsWithoutATrace() {
        int n = 100_003;
        float[] a = Noise.SPECIAL.numbers(random, n);
        float[] b = Noise.PLAIN.numbers(random, n);
        for (int threads : new int[] {2, 3, 5}) {
            Parallel.threads(threads);
            Maps shared = new SharedMaps(new VectorMaps(true));
            sharedOut(n, shared, (k, y) -> k.tanh(1, n, a, y));
            sharedOut(n, shared, (k, y) -> k.sigmoid(1, n, a, y));
            sharedOut(n, shared, (k, y) -> k.relu(1, n, a, y));
            sharedOut(n, shared, (k, y) -> k.tanhGradient(1, n, a, b, y));
            sharedOut(n, shared, (k, y) -> k.sigmoidGradient(1, n, a, b, y));
            sharedOut(n, shared, (k, y) -> k.reluGradient(1, n, a, b, y));
            sharedOut(n, shared, (k, y) -> k.multiply(1, n, a, b, y));
            sharedOut(n, shared, (k, y) -> k.scale(1, n, a, 0.3f, y));
            sharedOut(n, shared, (k, y) -> k.copy(1, n, a, y));
        }
    }

    private static void sharedOut(int n, Maps shared, BiConsumer<Maps, float[]> work) {
        Bits.same("elements shared out", result(n, new ScalarMaps(), work), result(n, shared, work));
    }

    @ParameterizedTest
    @EnumSource
    void largestOfTwoByTwoAreEqual(Noise noise) {
        for (int n = 1; n < 40; n++) {
            int width = 2 * n + random.nextInt(3);
            float[] x = noise.numbers(random, 3 + 2 * width + 5);
            float[][] largest = new float[2][n + 2];
            int[][] places = new int[2][n + 2];
            new ScalarPairMaxima().row(n, x, 3, 1, width, largest[0], 1, places[0]);
            new VectorPairMaxima().row(n, x, 3, 1, width, largest[1], 1, places[1]);
            Bits.same("largest of " + n, largest[0], largest[1]);
            assertThat(places[1]).isEqualTo(places[0]);
        }
    }

    @Test
    void planesAreSummedInTheExamplesOrder() {
        float[] x = Noise.PLAIN.numbers(random, 9 * 20 * 200);
        Bits.same("sums of planes", planeSums(x, 0, 1), planeSums(x, 8, -1));
    }

    private static float[] planeSums(float[] x, int first, int step) {
        PlaneSums sums = new PlaneSums();
        ExampleWork work = sums.of(9, 20, 200, x, ExampleWork.NONE);
        for (int i = 0; i < 9; i++) {
            work.run(first + i * step);
        }
        float[] result = new float[20];
        sums.finish(9, result);
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void operationsOverRowsAndPlanesAreEqual(Noise noise) {
        for (int round = 0; round < 60; round++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(40);
            float[] x = noise.numbers(random, rows * columns);
            float[] bias = noise.numbers(random, columns);
            maps(columns, "sum of columns", (k, y) -> k.sumColumns(rows, columns, x, y));
            maps(x.length, "add to rows", (k, y) -> {
                System.arraycopy(x, 0, y, 0, x.length);
                k.addToRows(rows, columns, bias, y);
            });
        }
    }

    private static void maps(int size, String what, BiConsumer<Maps, float[]> work) {
        Bits.same(what + " of " + size, result(size, new ScalarMaps(), work), result(size, new VectorMaps(true), work));
    }

    @ParameterizedTest
    @EnumSource
    void sumsAndMaximaAreEqual(Noise noise) {
        Reductions scalar = new ScalarReductions();
        Reductions vector = new VectorReductions(true, true);
        for (int n : SIZES) {
            float[] x = noise.numbers(random, n + MARGIN);
            float[] sums = {scalar.sum(n, x, 3), n == 0 ? 0f : scalar.max(n, x, 3)};
            Bits.same(
                    "sum and maximum of " + n, sums, new float[] {vector.sum(n, x, 3), n == 0 ? 0f : vector.max(n, x, 3)
                    });
            float max = n == 0 ? 0f : sums[1];
            float[] expected = new float[1];
            float[] actual = new float[1];
            Bits.same(
                    "exponentials of " + n,
                    result(n, scalar, (k, y) -> expected[0] = k.expOfShifted(n, x, 3, max, y, 2)),
                    result(n, vector, (k, y) -> actual[0] = k.expOfShifted(n, x, 3, max, y, 2)));
            Bits.same("their sum", expected, actual);
        }
    }

    @Test
    void sumsFoldSixtyFourLanes() {
        for (int n : SIZES) {
            float[] x = Noise.PLAIN.numbers(random, n);
            float[] lanes = new float[Reductions.LANES];
            for (int i = 0; i < n; i++) {
                lanes[i % Reductions.LANES] += x[i];
            }
            for (int width = Reductions.LANES / 2; width > 0; width /= 2) {
                for (int i = 0; i < width; i++) {
                    lanes[i] += lanes[i + width];
                }
            }
            float sum = new ScalarReductions().sum(n, x, 0);
            Bits.same("sum of " + n, new float[] {lanes[0]}, new float[] {sum});
        }
    }

    @ParameterizedTest
    @EnumSource
    void optimizerStepsAreEqual(Noise noise) {
        for (int n : SIZES) {
            float[] g = noise.numbers(random, n);
            float[] state = noise.numbers(random, 3 * n);
            updates(state, n, (k, s) -> k.gradientDescent(0, n, 0.1f, g, 0, s.p));
            updates(state, n, (k, s) -> k.momentum(0, n, 0.1f, 0.9f, 0.1f, g, 0, s.m, s.p));
            for (boolean nesterov : new boolean[] {false, true}) {
                updates(state, n, (k, s) -> k.sgd(0, n, 0.1f, 0.9f, 0.3f, 0.01f, nesterov, g, 0, s.m, s.p));
            }
            updates(
                    state,
                    n,
                    (k, s) -> k.adam(
                            0, n, 0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 3.5f, 1e-8f, 0.01f, 0.99f, g, 0, s.m, s.v, s.p));
        }
    }

    @ParameterizedTest
    @EnumSource
    void optimizerStepsOfProductsAreEqual(Noise noise) {
        for (int columns = Updates.LEAST_COLUMNS; columns < 100; columns++) {
            int width = columns;
            int rows = 1 + random.nextInt(9);
            float[] column = noise.numbers(random, rows);
            float[] row = noise.numbers(random, columns);
            float[] state = noise.numbers(random, 3 * rows * columns);
            updates(
                    state,
                    rows * columns,
                    (k, s) -> k.momentumOfProduct(rows / 3, rows, width, 0.1f, 0.9f, 0.1f, column, row, s.m, s.p));
            float[] x = noise.numbers(random, rows);
            updates(
                    state,
                    rows * columns,
                    (k, s) -> k.momentumOfProductAndMultiply(
                            rows, width, 0.1f, 0.9f, 0.1f, column, row, s.m, s.p, x, s.v));
        }
    }

    @Test
    void productsAfterOptimizerStepsAreThoseOfMatMul() {
        int columns = 30;
        for (int rows : new int[] {1, 2, 784, MatMul.SEGMENT, MatMul.SEGMENT + 1, 20_000}) {
            float[] column = Noise.PLAIN.numbers(random, rows);
            float[] row = Noise.PLAIN.numbers(random, columns);
            float[] x = Noise.PLAIN.numbers(random, rows);
            State s = State.of(Noise.PLAIN.numbers(random, 3 * rows * columns), rows * columns);
            float[] y = new float[columns];
            Updates shared = new SharedUpdates(new VectorUpdates(true, true));
            shared.momentumOfProductAndMultiply(rows, columns, 0.1f, 0.9f, 0.1f, column, row, s.m, s.p, x, y);
            float[] expected = new float[columns];
            new ScalarMatMul().multiply(1, columns, rows, x, 0, rows, 1, s.p, 0, columns, 1, expected, 0, columns);
            Bits.same("product of " + rows, expected, y);
        }
    }

    @Test
    void optimizerStepsAreSharedOutWithoutATrace() {
        int n = 100_003;
        float[] g = Noise.PLAIN.numbers(random, n);
        float[] state = Noise.SPECIAL.numbers(random, 3 * n);
        for (int threads : new int[] {2, 3, 5}) {
            Parallel.threads(threads);
            Updates shared = new SharedUpdates(new VectorUpdates(true, true));
            updates(state, n, shared, (k, s) -> k.gradientDescent(5, n, 0.1f, g, 5, s.p));
            updates(state, n, shared, (k, s) -> k.momentum(5, n, 0.1f, 0.9f, 0.1f, g, 5, s.m, s.p));
            updates(state, n, shared, (k, s) -> k.momentumOfProduct(3, n / 33, 33, 0.1f, 0.9f, 0.1f, g, g, s.m, s.p));
            updates(state, n, shared, (k, s) -> k.sgd(5, n, 0.1f, 0.9f, 0.3f, 0.01f, true, g, 5, s.m, s.p));
            updates(state, n, shared, (k, s) -> k.sgd(5, n, 0.1f, 0.8f, 0.2f, 0.02f, false, g, 5, s.m, s.p));
            updates(
                    state,
                    n,
                    shared,
                    (k, s) -> k.adam(
                            5, n, 0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 3.5f, 1e-8f, 0.01f, 0.99f, g, 5, s.m, s.v, s.p));
        }
    }

    /// A parameter and what its optimizer remembers.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record State(float[] p, float[] m, float[] v) {

        static State of(float[] numbers, int n) {
            return new State(part(numbers, 0, n), part(numbers, n, n), part(numbers, 2 * n, n));
        }

        private static float[] part(float[] numbers, int from, int n) {
            float[] part = Arrays.copyOf(Arrays.copyOfRange(numbers, from, from + n), n + MARGIN);
            Arrays.fill(part, n, n + MARGIN, UNTOUCHED);
            return part;
        }
    }

    private static void updates(float[] numbers, int n, BiConsumer<Updates, State> work) {
        updates(numbers, n, new VectorUpdates(true, true), work);
    }

    private static void updates(float[] numbers, int n, Updates kernel, BiConsumer<Updates, State> work) {
        State expected = State.of(numbers, n);
        State actual = State.of(numbers, n);
        work.accept(new ScalarUpdates(), expected);
        work.accept(kernel, actual);
        Bits.same("parameters", expected.p, actual.p);
        Bits.same("first memory", expected.m, actual.m);
        Bits.same("second memory", expected.v, actual.v);
    }

    @Test
    void randomMasksAreEqual() {
        int[] thresholds = {0, 1, 1 << 20, 1 << 23, (1 << 24) - 1, 1 << 24};
        for (int count = 0; count < 400; count += count < 140 ? 1 : 13) {
            int size = count;
            int threshold = thresholds[count % thresholds.length];
            int key0 = random.nextInt();
            int key1 = random.nextInt();
            int counter = random.nextInt();
            BiConsumer<RandomWords, float[]> work = (k, y) -> k.keepMask(key0, key1, counter, threshold, y, 0, size);
            float[] whole = result(count, new ScalarRandomWords(), work);
            Bits.same("mask of " + count, whole, result(count, new VectorRandomWords(), work));
            int middle = random.nextInt(size + 1);
            BiConsumer<RandomWords, float[]> inTwo = (k, y) -> {
                k.keepMask(key0, key1, counter, threshold, y, middle, size);
                k.keepMask(key0, key1, counter, threshold, y, 0, middle);
            };
            Bits.same("mask in two parts", whole, result(count, new ScalarRandomWords(), inTwo));
            Bits.same("mask in two parts", whole, result(count, new VectorRandomWords(), inTwo));
        }
    }

    @Test
    void randomMasksAreSharedOutWithoutATrace() {
        for (int threads : new int[] {2, 3, 5}) {
            Parallel.threads(threads);
            BiConsumer<RandomWords, float[]> work = (k, y) -> k.keepMask(1, 2, 3, 1 << 22, y, 128, 100_003);
            Bits.same(
                    "mask shared out",
                    result(100_003, new ScalarRandomWords(), work),
                    result(100_003, new SharedRandomWords(new VectorRandomWords()), work));
        }
    }

    @ParameterizedTest
    @EnumSource
    void softFmaOfFloatsIsTheInstructions(Noise noise) {
        float[] numbers = noise.numbers(random, 300_000);
        for (int i = 0; i + 2 < numbers.length; i += 3) {
            float a = numbers[i];
            float b = numbers[i + 1];
            float c = i % 2 == 0 ? numbers[i + 2] : -a * b * (1 + (i % 5) * 0x1p-23f);
            assertThat(Float.floatToIntBits(Fma.soft(a, b, c)))
                    .as("%s * %s + %s", a, b, c)
                    .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
        }
    }

    @Test
    void softFmaOfDoublesIsTheInstructions() {
        for (int i = 0; i < 100_000; i++) {
            double a = random.nextGaussian() * 4;
            double b = random.nextGaussian();
            double c = i % 2 == 0 ? random.nextGaussian() : -a * b * (1 + (i % 5) * 0x1p-52);
            assertThat(Fma.soft(a, b, c)).as("%s * %s + %s", a, b, c).isEqualTo(Math.fma(a, b, c));
        }
    }
}
