package org.pierian.core.kernel;

/// Copies lines of numbers so that the numbers of one place lie side by side.
final class Interleave {

    private Interleave() {}

    /// For each of `live` lines, `depth` numbers that become `width` apart; places of missing lines become
    /// zero.
    ///
    /// @param source where the lines are
    /// @param so first number of the first line
    /// @param line distance between lines
    /// @param step distance between the numbers of a line
    /// @param depth numbers of a line
    /// @param live lines that exist
    /// @param width lines that the target has room for
    /// @param target receives `depth * width` numbers
    /// @param to where they start
    static void lines(
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
}
