package org.pierian.core.backend.cpu.matmul;

/// Copies squares of numbers through vector registers, several times as fast as plain loops.
///
/// What does not fill a square, or would read beyond the source, is left to the plain form.
abstract class VectorInterleave implements Interleave {

    private final Interleave plain = new ScalarInterleave();
    private final int lanes;

    /// @param lanes rows and columns of a square
    VectorInterleave(int lanes) {
        this.lanes = lanes;
    }

    @Override
    public void lines(
            float[] source, int so, int line, int step, int depth, int live, int width, float[] target, int to) {
        long lastLine = so + (roundUp(width) - 1L) * line;
        if (step != 1 || !isWhole(width) || lastLine + roundUp(depth) > source.length) {
            plain.lines(source, so, line, step, depth, live, width, target, to);
            return;
        }
        for (int p = 0; p < depth; p += lanes) {
            for (int i = 0; i < width; i += lanes) {
                square(source, so + i * line + p, line, target, to + p * width + i, width);
            }
        }
    }

    /// Whether squares side by side end where a row of the target ends, or one square is as wide: it may write
    /// into the rows behind its own, which come after it.
    private boolean isWhole(int width) {
        return width <= lanes || width % lanes == 0;
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
        int furthest = 0;
        for (int i = 0; i < live; i++) {
            furthest = Math.max(furthest, starts[first + i]);
        }
        if (step != 1 || !isWhole(width) || (long) so + furthest + roundUp(depth) > source.length) {
            plain.scatteredLines(source, so, starts, first, step, depth, live, width, target, to);
            return;
        }
        for (int p = 0; p < depth; p += lanes) {
            for (int i = 0; i < width; i += lanes) {
                int some = Math.clamp(live - i, 0, lanes);
                scatteredSquare(
                        source, so + p, starts, some > 0 ? first + i : first, some, target, to + p * width + i, width);
            }
        }
    }

    @Override
    public final void runs(float[] source, int so, int step, int depth, int live, int width, float[] target, int to) {
        if (!isWhole(width) || so + (depth - 1L) * step + roundUp(width) > source.length) {
            plain.runs(source, so, step, depth, live, width, target, to);
            return;
        }
        for (int i = 0; i < width; i += lanes) {
            strip(source, so + i, step, depth, width, target, to + i);
        }
    }

    @Override
    public final void transpose(
            int rows, int columns, float[] source, int so, int sourceRow, float[] target, int to, int targetRow) {
        int i = 0;
        int whole = columns / lanes * lanes;
        for (; i + lanes <= rows; i += lanes) {
            int from = so + i * sourceRow;
            for (int j = 0; j < whole; j += lanes) {
                square(source, from + j, sourceRow, target, to + j * targetRow + i, targetRow);
            }
            plain.transpose(
                    lanes,
                    columns - whole,
                    source,
                    from + whole,
                    sourceRow,
                    target,
                    to + whole * targetRow + i,
                    targetRow);
        }
        plain.transpose(rows - i, columns, source, so + i * sourceRow, sourceRow, target, to + i, targetRow);
    }

    final int roundUp(int n) {
        return (n + lanes - 1) / lanes * lanes;
    }

    /// Lines of a square become its runs, which are written in ascending order.
    abstract void square(float[] source, int s, int line, float[] target, int t, int width);

    /// The same for lines that begin anywhere; lines that are missing may be any.
    abstract void scatteredSquare(
            float[] source, int s, int[] starts, int first, int live, float[] target, int t, int width);

    /// Copies one vector of each of `depth` runs.
    abstract void strip(float[] source, int s, int step, int depth, int width, float[] target, int t);
}
