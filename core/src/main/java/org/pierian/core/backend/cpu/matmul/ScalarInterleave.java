package org.pierian.core.backend.cpu.matmul;

/// Copies by plain loops.
final class ScalarInterleave implements Interleave {

    @Override
    public void lines(
            float[] source, int so, int line, int step, int depth, int live, int width, float[] target, int to) {
        int i = 0;
        for (; i + 4 <= live; i += 4) {
            four(source, so + i * line, line, step, depth, target, to + i, width);
        }
        for (; i < live; i++) {
            for (int p = 0; p < depth; p++) {
                target[to + p * width + i] = source[so + i * line + p * step];
            }
        }
        for (; i < width; i++) {
            for (int p = 0; p < depth; p++) {
                target[to + p * width + i] = 0f;
            }
        }
    }

    private static void four(float[] source, int s, int line, int step, int depth, float[] target, int t, int width) {
        int s1 = s + line;
        int s2 = s1 + line;
        int s3 = s2 + line;
        for (int p = 0; p < depth; p++) {
            target[t] = source[s];
            target[t + 1] = source[s1];
            target[t + 2] = source[s2];
            target[t + 3] = source[s3];
            s += step;
            s1 += step;
            s2 += step;
            s3 += step;
            t += width;
        }
    }

    @Override
    public void scatteredLines(
            float[] source,
            int so,
            int[] starts,
            int first,
            int step,
            int depth,
            int live,
            int width,
            float[] target,
            int to) {
        for (int i = 0; i < live; i++) {
            int from = so + starts[first + i];
            for (int p = 0; p < depth; p++) {
                target[to + p * width + i] = source[from + p * step];
            }
        }
        for (int i = live; i < width; i++) {
            for (int p = 0; p < depth; p++) {
                target[to + p * width + i] = 0f;
            }
        }
    }

    @Override
    public void runs(float[] source, int so, int step, int depth, int live, int width, float[] target, int to) {
        for (int p = 0; p < depth; p++) {
            System.arraycopy(source, so + p * step, target, to + p * width, live);
            for (int i = live; i < width; i++) {
                target[to + p * width + i] = 0f;
            }
        }
    }

    @Override
    public void transpose(
            int rows, int columns, float[] source, int so, int sourceRow, float[] target, int to, int targetRow) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            four(source, so + i * sourceRow, sourceRow, 1, columns, target, to + i, targetRow);
        }
        for (; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                target[to + j * targetRow + i] = source[so + i * sourceRow + j];
            }
        }
    }
}
