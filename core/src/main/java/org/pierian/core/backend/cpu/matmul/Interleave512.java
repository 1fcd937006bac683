package org.pierian.core.backend.cpu.matmul;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies squares of 16 by 16 numbers through registers of 512 bits, four times as fast as plain loops.
///
/// What does not fill a square, or would read beyond the source, is left to the plain form.
final class Interleave512 implements Interleave {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
    private static final int LANES = 16;

    private final Interleave plain = new ScalarInterleave();

    @Override
    public void lines(
            float[] source, int so, int line, int step, int depth, int live, int width, float[] target, int to) {
        long lastLine = so + (roundUp(width) - 1L) * line;
        if (step != 1 || lastLine + roundUp(depth) > source.length) {
            plain.lines(source, so, line, step, depth, live, width, target, to);
            return;
        }
        for (int p = 0; p < depth; p += LANES) {
            for (int i = 0; i < width; i += LANES) {
                Squares512.lines(source, so + i * line + p, line, target, to + p * width + i, width);
            }
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
        int furthest = 0;
        for (int i = 0; i < live; i++) {
            furthest = Math.max(furthest, starts[first + i]);
        }
        if (step != 1 || width > LANES || (long) so + furthest + roundUp(depth) > source.length) {
            plain.scatteredLines(source, so, starts, first, step, depth, live, width, target, to);
            return;
        }
        for (int p = 0; p < depth; p += LANES) {
            Squares512.scatteredLines(source, so + p, starts, first, live, target, to + p * width, width);
        }
    }

    @Override
    public void runs(float[] source, int so, int step, int depth, int live, int width, float[] target, int to) {
        int vectors = roundUp(width);
        if (vectors > 2 * LANES || so + (depth - 1L) * step + vectors > source.length) {
            plain.runs(source, so, step, depth, live, width, target, to);
        } else if (vectors == LANES) {
            for (int p = 0; p < depth; p++) {
                FloatVector.fromArray(S, source, so).intoArray(target, to);
                so += step;
                to += width;
            }
        } else {
            for (int p = 0; p < depth; p++) {
                FloatVector v = FloatVector.fromArray(S, source, so);
                FloatVector w = FloatVector.fromArray(S, source, so + LANES);
                v.intoArray(target, to);
                w.intoArray(target, to + LANES);
                so += step;
                to += width;
            }
        }
    }

    @Override
    public void transpose(
            int rows, int columns, float[] source, int so, int sourceRow, float[] target, int to, int targetRow) {
        int i = 0;
        int whole = columns / LANES * LANES;
        for (; i + LANES <= rows; i += LANES) {
            int from = so + i * sourceRow;
            for (int j = 0; j < whole; j += LANES) {
                Squares512.lines(source, from + j, sourceRow, target, to + j * targetRow + i, targetRow);
            }
            plain.transpose(
                    LANES,
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

    private static int roundUp(int n) {
        return (n + LANES - 1) / LANES * LANES;
    }
}
