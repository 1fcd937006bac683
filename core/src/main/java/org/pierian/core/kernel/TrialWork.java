package org.pierian.core.kernel;

import java.util.List;

/// What vector kernels and their scalar forms calculate when they are tried, on small fixed data.
///
/// A path that no trial has taken would be compiled as never taken, and be slow for half a second when a network takes
/// it.
final class TrialWork {

    private static final int N = 210;
    private static final int GROUP_ROOM = 4096;

    /// How many numbers the work writes at most.
    static final int PRODUCTS = 4096;

    static final int MAPS = 5 * N;
    static final int REDUCTIONS = N;
    static final int RANDOM_WORDS = N + 80;
    static final int CONVOLUTIONS = 3 * GROUP_ROOM;
    static final int PAIR_MAXIMA = 800;

    private static final float[] A = noise(1, 11_000);
    private static final float[] B = noise(2, 11_000);

    private TrialWork() {}

    /// A row times a matrix, and a column times a row.
    static void rows(int n, int k, MatMul kernel, float[] c) {
        kernel.multiply(1, n, k, A, 0, k, 1, B, 0, n, 1, c, 0, n);
        kernel.multiply(k, n, 1, A, 0, 1, k, B, 0, n, 1, c, n, n);
    }

    /// Long sums and short ones, tall tiles and low ones, products that are turned over.
    static void products(MatMul kernel, float[] c) {
        kernel.multiply(22, 40, 264, A, 0, 264, 1, B, 0, 40, 1, c, 0, 40);
        kernel.multiply(36, 70, 9, A, 0, 1, 36, B, 0, 1, 9, c, 1024, 70);
        kernel.multiply(19, 28, 16, A, 0, 16, 1, B, 0, 1, 16, c, 3550, 28);
    }

    /// Products with a few columns.
    static void thinProducts(MatMul kernel, float[] c) {
        kernel.multiply(16, 10, 64, A, 0, 1, 16, B, 0, 10, 1, c, 0, 10);
        kernel.multiply(9, 10, 104, A, 0, 104, 1, B, 0, 10, 1, c, 256, 10);
    }

    /// Each operation on elements of its own.
    static void maps(Maps maps, float[] result) {
        maps.sumColumns(7, 30, A, result);
        maps.addToRows(7, 30, B, result);
        maps.relu(N, 2 * N, A, result);
        maps.reluGradient(2 * N, 3 * N, A, B, result);
        maps.multiply(3 * N, 4 * N, A, B, result);
        maps.scale(4 * N, 5 * N, A, 0.3f, result);
    }

    static void functions(Maps maps, float[] result) {
        maps.sigmoid(0, N, A, result);
        maps.tanh(N, 2 * N, A, result);
        maps.sigmoidGradient(2 * N, 3 * N, A, B, result);
        maps.tanhGradient(3 * N, 4 * N, A, B, result);
    }

    static void sums(Reductions reductions, float[] result) {
        for (int i = 0; i < 4; i++) {
            result[i] = reductions.sum(N + i, A, 5 + i);
        }
    }

    static void exponentials(Reductions reductions, float[] result) {
        result[N - 1] = reductions.expOfShifted(N - 1, A, 5, 3.5f, result, 0);
    }

    static void randomWords(RandomWords random, float[] mask) {
        random.keepMask(1, 2, 3, 1 << 23, mask, 0, 30);
        random.keepMask(4, 5, 6, 1 << 22, mask, 0, mask.length);
    }

    /// Windows in more than one square of registers and in less, tall tiles and low ones, one cell.
    private static final List<ChannelGroup> GROUPS =
            List.of(same(2, 20, 3, 25, 3), same(5, 3, 1, 2, 3), same(1, 5, 5, 55, 1));

    /// Of three classes, so that no compiled convolution takes one of them for granted and is thrown away when a
    /// network brings its own.
    private static final List<ExampleWork> WORK = List.of(ExampleWork.NONE, example -> {}, example -> {});

    /// A convolution that leaves height and width as they are.
    private static ChannelGroup same(int in, int out, int height, int width, int kernel) {
        int pad = kernel / 2;
        Window window = new Window(in, height, width, kernel, kernel, 1, 1, pad, pad, 1, 1, height, width);
        return new ChannelGroup(window, in, 0, in, out, 0, out);
    }

    static void convolutions(Convolution convolution, float[] result) {
        float[] part = new float[2048];
        for (int i = 0; i < GROUPS.size(); i++) {
            ChannelGroup group = GROUPS.get(i);
            int y = group.out * group.window.outArea();
            int dx = group.in * group.window.area();
            convolution.forward(group, 0, 1, A, B, A, part, WORK.get(i));
            System.arraycopy(part, 0, result, i * GROUP_ROOM, y);
            convolution.inputGradient(group, 0, 1, A, B, part);
            System.arraycopy(part, 0, result, i * GROUP_ROOM + y, dx);
            convolution.weightGradient(group, 2, A, B, part, WORK.get(i));
            System.arraycopy(part, 0, result, i * GROUP_ROOM + y + dx, group.cells.length * group.out);
        }
    }

    static void pairMaxima(PairMaxima maxima, float[] result) {
        int[] places = new int[400];
        for (int i = 0; i < 20; i++) {
            maxima.row(20, A, 7, i * 80, 40, result, i * 20, places);
        }
        for (int i = 0; i < places.length; i++) {
            result[400 + i] = places[i];
        }
    }

    /// Parameters with what optimizers remember of them.
    ///
    /// @param p parameters
    /// @param m averages of gradients
    /// @param v averages of their squares
    /// @param y a product
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Optimizers(float[] p, float[] m, float[] v, float[] y) {

        private static final int N = 1003;

        static Optimizers start() {
            return new Optimizers(noise(3, N), noise(4, N), new float[N], new float[17]);
        }

        boolean hasSameBits(Optimizers other) {
            return sameBits(p, other.p) && sameBits(m, other.m) && sameBits(v, other.v) && sameBits(y, other.y);
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

    static boolean sameBits(float[] expected, float[] actual) {
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
