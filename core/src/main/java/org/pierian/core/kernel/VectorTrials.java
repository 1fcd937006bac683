package org.pierian.core.kernel;

import java.util.List;

/// The vector kernels and the work by which each is tried, those that small runs need first.
final class VectorTrials {

    private final int bits = VectorWidth.BITS;
    private boolean rowsAccepted;
    private boolean productsAccepted;
    private boolean thinAccepted;
    private boolean mapsAccepted;
    private boolean functionsAccepted;
    private boolean sumsAccepted;
    private boolean exponentialsAccepted;
    private boolean descentAccepted;
    private boolean adamAccepted;

    /// Fresh trials of all vector kernels.
    List<Trial> all() {
        return List.of(
                rows("row times matrix", 30, 64),
                rows("row times narrow matrix", 10, 96),
                maps(),
                functions(),
                sums(),
                exponentials(),
                randomWords(),
                products(),
                thinProducts(),
                convolution(),
                pairMaxima(),
                descent(),
                adam());
    }

    /// Uses all vector kernels without trial.
    static void acceptAll() {
        Kernels.use(new VectorMatMul(VectorWidth.BITS, true, true, true));
        Kernels.use(new VectorUpdates(true, true));
        Kernels.use(new VectorMaps(true));
        Kernels.use(new VectorReductions(true, true));
        Kernels.use(new VectorRandomWords());
        Kernels.use(new VectorConvolution(VectorWidth.BITS));
        Kernels.use(new VectorPairMaxima());
    }

    private Trial rows(String name, int n, int k) {
        return matMul(
                name,
                Demand.ROWS,
                6_000,
                new VectorMatMul(bits, true, false, false),
                (kernel, c) -> {
                    kernel.multiply(1, n, k, A, 0, k, 1, B, 0, n, 1, c, 0, n);
                    kernel.multiply(k, n, 1, A, 0, 1, k, B, 0, n, 1, c, n, n);
                },
                () -> rowsAccepted = true);
    }

    /// Long sums and short ones, tall tiles and low ones, products that are turned over: a path that no trial has
    /// taken would be compiled as never taken, and be slow for half a second when a network takes it.
    private Trial products() {
        return matMul(
                "packed matrix product",
                Demand.PRODUCTS,
                60_000,
                new VectorMatMul(bits, false, true, false),
                (kernel, c) -> {
                    kernel.multiply(22, 40, 264, A, 0, 264, 1, B, 0, 40, 1, c, 0, 40);
                    kernel.multiply(36, 70, 9, A, 0, 1, 36, B, 0, 1, 9, c, 1024, 70);
                    kernel.multiply(19, 28, 16, A, 0, 16, 1, B, 0, 1, 16, c, 3550, 28);
                },
                () -> productsAccepted = true);
    }

    private Trial thinProducts() {
        return matMul(
                "thin matrix product",
                Demand.THIN_PRODUCTS,
                15_000,
                new VectorMatMul(bits, false, true, true),
                (kernel, c) -> {
                    kernel.multiply(16, 10, 64, A, 0, 1, 16, B, 0, 10, 1, c, 0, 10);
                    kernel.multiply(9, 10, 104, A, 0, 104, 1, B, 0, 10, 1, c, 256, 10);
                },
                () -> thinAccepted = true);
    }

    private static final float[] A = noise(1, 11_000);
    private static final float[] B = noise(2, 11_000);

    private interface Use {
        void of(MatMul kernel, float[] c);
    }

    private Trial matMul(String name, Demand demand, long compiledNanos, MatMul vector, Use use, Runnable accept) {
        float[] expected = new float[4096];
        float[] actual = new float[4096];
        MatMul scalar = new ScalarMatMul();
        return new Trial(
                name,
                demand,
                compiledNanos,
                () -> use.of(scalar, expected),
                () -> use.of(vector, actual),
                () -> sameBits(expected, actual),
                () -> {
                    accept.run();
                    Kernels.use(new VectorMatMul(bits, rowsAccepted, productsAccepted, thinAccepted));
                });
    }

    private Trial maps() {
        return maps(
                "element-wise operations",
                Demand.ALWAYS,
                new VectorMaps(false),
                VectorTrials::useMaps,
                () -> mapsAccepted = true);
    }

    private Trial functions() {
        return maps(
                "sigmoid and tanh",
                Demand.FUNCTIONS,
                new VectorMaps(true),
                VectorTrials::useFunctions,
                () -> functionsAccepted = true);
    }

    private interface UseMaps {
        void of(Maps maps, float[] result);
    }

    private Trial maps(String name, Demand demand, Maps vector, UseMaps use, Runnable accept) {
        float[] expected = new float[MAPS * N];
        float[] actual = new float[MAPS * N];
        return new Trial(
                name,
                demand,
                20_000,
                () -> use.of(new ScalarMaps(), expected),
                () -> use.of(vector, actual),
                () -> sameBits(expected, actual),
                () -> {
                    accept.run();
                    if (mapsAccepted) {
                        Kernels.use(new VectorMaps(functionsAccepted));
                    }
                });
    }

    private static final int MAPS = 5;
    private static final int N = 210;

    /// Each operation on elements of its own.
    private static void useMaps(Maps maps, float[] result) {
        maps.sumColumns(7, 30, A, result);
        maps.addToRows(7, 30, B, result);
        maps.relu(N, 2 * N, A, result);
        maps.reluGradient(2 * N, 3 * N, A, B, result);
        maps.multiply(3 * N, 4 * N, A, B, result);
        maps.scale(4 * N, 5 * N, A, 0.3f, result);
    }

    private static void useFunctions(Maps maps, float[] result) {
        maps.sigmoid(0, N, A, result);
        maps.tanh(N, 2 * N, A, result);
        maps.sigmoidGradient(2 * N, 3 * N, A, B, result);
        maps.tanhGradient(3 * N, 4 * N, A, B, result);
    }

    private Trial sums() {
        return reductions(
                "sums over rows",
                Demand.SUMS,
                new VectorReductions(true, false),
                VectorTrials::useSums,
                () -> sumsAccepted = true);
    }

    private Trial exponentials() {
        return reductions(
                "softmax",
                Demand.EXPONENTIALS,
                new VectorReductions(false, true),
                VectorTrials::useExponentials,
                () -> exponentialsAccepted = true);
    }

    private interface UseReductions {
        void of(Reductions reductions, float[] result);
    }

    private Trial reductions(String name, Demand demand, Reductions vector, UseReductions use, Runnable accept) {
        float[] expected = new float[N];
        float[] actual = new float[N];
        Reductions scalar = new ScalarReductions();
        return new Trial(
                name,
                demand,
                20_000,
                () -> use.of(scalar, expected),
                () -> use.of(vector, actual),
                () -> sameBits(expected, actual),
                () -> {
                    accept.run();
                    Kernels.use(new VectorReductions(sumsAccepted, exponentialsAccepted));
                });
    }

    private static void useSums(Reductions reductions, float[] result) {
        for (int i = 0; i < 4; i++) {
            result[i] = reductions.sum(N + i, A, 5 + i);
        }
    }

    private static void useExponentials(Reductions reductions, float[] result) {
        result[N - 1] = reductions.expOfShifted(N - 1, A, 5, 3.5f, result, 0);
    }

    private static Trial randomWords() {
        RandomWords vector = new VectorRandomWords();
        float[] expected = new float[N + 80];
        float[] actual = new float[N + 80];
        return new Trial(
                "random words",
                Demand.RANDOM_WORDS,
                20_000,
                () -> useRandomWords(new ScalarRandomWords(), expected),
                () -> useRandomWords(vector, actual),
                () -> sameBits(expected, actual),
                () -> Kernels.use(vector));
    }

    private static void useRandomWords(RandomWords random, float[] mask) {
        random.keepMask(1, 2, 3, 1 << 23, mask, 0, 30);
        random.keepMask(4, 5, 6, 1 << 22, mask, 0, mask.length);
    }

    /// Several small ones, so that no path is compiled as never taken: windows in more than one square of
    /// registers and in less, tall tiles and low ones, one cell, sums of more than one segment.
    private Trial convolution() {
        Convolution vector = new VectorConvolution(bits);
        ChannelGroup[] groups = {
            same(2, 20, 3, 25, 3), same(5, 3, 1, 2, 3), same(1, 5, 5, 55, 1),
        };
        float[] expected = new float[groups.length * 4096];
        float[] actual = new float[groups.length * 4096];
        return new Trial(
                "convolution",
                Demand.CONVOLUTION,
                200_000,
                () -> useConvolution(new ScalarConvolution(), groups, expected),
                () -> useConvolution(vector, groups, actual),
                () -> sameBits(expected, actual),
                () -> Kernels.use(vector));
    }

    /// Of three classes, so that no compiled convolution takes one of them for granted and is thrown away when a
    /// network brings its own.
    private static final List<ExampleWork> WORK = List.of(ExampleWork.NONE, example -> {}, example -> {});

    /// A convolution that leaves height and width as they are.
    private static ChannelGroup same(int in, int out, int height, int width, int kernel) {
        int pad = kernel / 2;
        Window window = new Window(in, height, width, kernel, kernel, 1, 1, pad, pad, 1, 1, height, width);
        return new ChannelGroup(window, in, 0, in, out, 0, out);
    }

    private static void useConvolution(Convolution convolution, ChannelGroup[] groups, float[] result) {
        float[] part = new float[2048];
        for (int i = 0; i < groups.length; i++) {
            ChannelGroup group = groups[i];
            int y = group.out * group.window.outArea();
            int dx = group.in * group.window.area();
            convolution.forward(group, 0, 1, A, B, A, part, WORK.get(i));
            System.arraycopy(part, 0, result, i * 4096, y);
            convolution.inputGradient(group, 0, 1, A, B, part);
            System.arraycopy(part, 0, result, i * 4096 + y, dx);
            convolution.weightGradient(group, 2, A, B, part, WORK.get(i));
            System.arraycopy(part, 0, result, i * 4096 + y + dx, group.cells.length * group.out);
        }
    }

    private static Trial pairMaxima() {
        PairMaxima vector = new VectorPairMaxima();
        float[] expected = new float[800];
        float[] actual = new float[800];
        return new Trial(
                "largest of two by two",
                Demand.PAIR_MAXIMA,
                20_000,
                () -> usePairMaxima(new ScalarPairMaxima(), expected),
                () -> usePairMaxima(vector, actual),
                () -> sameBits(expected, actual),
                () -> Kernels.use(vector));
    }

    private static void usePairMaxima(PairMaxima maxima, float[] result) {
        int[] places = new int[400];
        for (int i = 0; i < 20; i++) {
            maxima.row(20, A, 7, i * 80, 40, result, i * 20, places);
        }
        for (int i = 0; i < places.length; i++) {
            result[400 + i] = places[i];
        }
    }

    private Trial descent() {
        return updates(
                "gradient descent",
                Demand.DESCENT,
                new VectorUpdates(true, false),
                OptimizerState::descend,
                () -> descentAccepted = true);
    }

    private Trial adam() {
        return updates(
                "Adam", Demand.ADAM, new VectorUpdates(false, true), OptimizerState::adam, () -> adamAccepted = true);
    }

    private interface UseUpdates {
        void of(OptimizerState state, Updates updates);
    }

    private Trial updates(String name, Demand demand, Updates vector, UseUpdates use, Runnable accept) {
        OptimizerState expected = OptimizerState.start();
        OptimizerState actual = OptimizerState.start();
        Updates scalar = new ScalarUpdates();
        return new Trial(
                name,
                demand,
                30_000,
                () -> use.of(expected, scalar),
                () -> use.of(actual, vector),
                () -> sameBits(expected.p, actual.p)
                        && sameBits(expected.m, actual.m)
                        && sameBits(expected.v, actual.v)
                        && sameBits(expected.y, actual.y),
                () -> {
                    accept.run();
                    Kernels.use(new VectorUpdates(descentAccepted, adamAccepted));
                });
    }

    /// Parameters with what optimizers remember of them.
    ///
    /// @param p parameters
    /// @param m averages of gradients
    /// @param v averages of their squares
    /// @param y a product
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record OptimizerState(float[] p, float[] m, float[] v, float[] y) {

        private static final int N = 1003;

        static OptimizerState start() {
            return new OptimizerState(noise(3, N), noise(4, N), new float[N], new float[17]);
        }

        /// Each way to descend on elements of its own.
        void descend(Updates updates) {
            updates.gradientDescent(0, 51, 1e-6f, A, 0, p);
            updates.momentum(99, 201, 1e-6f, 0.9f, 0.1f, A, 99, m, p);
            updates.momentumOfProduct(6, 11, 17, 1e-6f, 0.9f, 0.1f, A, A, m, p); // elements 102 to 187
            updates.momentumOfProductAndMultiply(3, 17, 1e-6f, 0.9f, 0.1f, A, A, m, p, A, y); // elements 0 to 51
            updates.sgd(201, 303, 1e-6f, 0.9f, 1f, 0.001f, true, A, 201, m, p);
        }

        void adam(Updates updates) {
            updates.adam(303, N, 1e-6f, 0.9f, 0.1f, 0.999f, 0.001f, 1.5f, 1e-8f, 0f, 1f, A, 303, m, v, p);
        }
    }

    private static boolean sameBits(float[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
                return false;
            }
        }
        return true;
    }

    /// Numbers in (-4, 4).
    private static float[] noise(int key, int count) {
        float[] values = new float[count];
        int state = key;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = state * 0x1p-29f;
        }
        return values;
    }
}
