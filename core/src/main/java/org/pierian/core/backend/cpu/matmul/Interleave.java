package org.pierian.core.backend.cpu.matmul;

/// Rearranges numbers into the order in which the innermost loops read them. Copies only; it computes nothing.
public interface Interleave {

    /// Numbers behind the last panel of a target that may be overwritten; targets must have room for them.
    int SLACK = 512;

    /// For each of `live` lines, `depth` numbers that become `width` apart: `target[p * width + i]` is number p
    /// of line i. Places of missing lines receive zeros or other numbers of the source.
    ///
    /// @param source where the lines are
    /// @param so first number of the first line
    /// @param line distance between lines
    /// @param step distance between the numbers of a line
    /// @param depth numbers of a line
    /// @param live lines that exist
    /// @param width lines that the target has room for
    /// @param target receives `depth * width` numbers, and up to [#SLACK] behind them are lost
    /// @param to where they start
    void lines(float[] source, int so, int line, int step, int depth, int live, int width, float[] target, int to);

    /// As [#lines], for lines that begin anywhere: line i at `so + starts[first + i]`.
    ///
    /// @param starts where lines begin
    /// @param first the first line's place in `starts`
    void scatteredLines(
            float[] source,
            int so,
            int[] starts,
            int first,
            int step,
            int depth,
            int live,
            int width,
            float[] target,
            int to);

    /// For each of `depth` runs, `live` neighbours in memory: `target[p * width + i]` is number i of run p.
    /// Places of missing numbers as in [#lines].
    ///
    /// @param step distance between runs
    void runs(float[] source, int so, int step, int depth, int live, int width, float[] target, int to);

    /// Transposes a matrix: `target[to + j * targetRow + i] = source[so + i * sourceRow + j]`, and touches
    /// nothing else.
    void transpose(int rows, int columns, float[] source, int so, int sourceRow, float[] target, int to, int targetRow);
}
