package org.pierian.core.backend.cpu.attention;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Rotation;
import org.pierian.core.backend.cpu.matmul.CpuMatMul;
import org.pierian.core.tensor.Tensor;

/// The attention of one query head in one example.
///
/// The square of weights is as wide as the example is long; each block of queries fills the part that [Bands]
/// names.
final class Head {

    private final AttentionGeometry geometry;
    private final Bands bands;
    private final WeightRows rows;
    private final Turn turn;
    private final CpuMatMul matMul;
    private final float[] kept; // weights of the last pass, or none

    /// @param forms what it computes with
    /// @param maxBatch the most examples in a pass
    Head(AttentionForms forms, AttentionGeometry geometry, Rotation rotation, int maxBatch) {
        this.geometry = geometry;
        this.bands = new Bands(geometry);
        this.rows = new WeightRows(forms.reductions());
        this.turn = new Turn(rotation, geometry.headDim());
        this.matMul = forms.matMul();
        this.kept = new float[geometry.keptWeights(maxBatch)];
    }

    /// Rotates and scales queries and keys of one group of heads.
    ///
    /// @param row the example's first row
    void prepare(int keyValueHead, int row, int length, float[] projected) {
        int width = geometry.width();
        for (int h = firstHead(keyValueHead); h < firstHead(keyValueHead + 1); h++) {
            turn.forward(length, geometry.queryScale(), projected, row * width + h * geometry.headDim(), width);
        }
        turn.forward(length, 1f, projected, row * width + geometry.keys(keyValueHead), width);
    }

    private int firstHead(int keyValueHead) {
        return keyValueHead * geometry.group();
    }

    /// Writes the results of a head.
    void forward(int example, int head, int row, int length, float[] x, Tensor keep, float[] mixed, Workspace work) {
        int width = geometry.width();
        int dim = geometry.headDim();
        float[] weights = keeps() ? kept : work.weights();
        int square = square(example, head);
        int values = row * width + geometry.values(head / geometry.group());
        int out = row * geometry.mixedWidth() + head * dim;
        for (int i = 0; i < length; i += bands.block(length)) {
            int iEnd = Math.min(length, i + bands.block(length));
            weights(i, iEnd, head, row, length, x, weights, square, work);
            float[] factors = weights;
            int at = square;
            if (!keep.isNone()) {
                drop(i, iEnd, example, head, length, weights, square, keep, work.scores());
                factors = work.scores();
                at = 0;
            }
            int j = bands.firstKey(i, length);
            int n = bands.endKey(iEnd, length) - j;
            int to = out + i * geometry.mixedWidth();
            int a = at + i * length + j;
            int b = values + j * width;
            multiply(iEnd - i, dim, n, factors, a, length, 1, x, b, width, 1, mixed, to, geometry.mixedWidth());
        }
        turn.positiveZeros(length, mixed, out, geometry.mixedWidth());
    }

    private boolean keeps() {
        return kept.length > 0;
    }

    /// Where a head's weights begin.
    private int square(int example, int head) {
        return keeps() ? (example * geometry.heads() + head) * geometry.time() * geometry.time() : 0;
    }

    /// The weights of queries `i .. iEnd`.
    private void weights(
            int i, int iEnd, int head, int row, int length, float[] x, float[] weights, int square, Workspace work) {
        int width = geometry.width();
        int j = bands.firstKey(i, length);
        int end = bands.endKey(iEnd, length);
        int queries = (row + i) * width + head * geometry.headDim();
        int keys = (row + j) * width + geometry.keys(head / geometry.group());
        float[] scores = work.scores();
        int n = end - j;
        multiply(iEnd - i, n, geometry.headDim(), x, queries, width, 1, x, keys, 1, width, scores, 0, n);
        for (int q = i; q < iEnd; q++) {
            int from = geometry.firstKey(q);
            int to = geometry.endKey(q, length);
            rows.softmax(j, end, from, to, scores, (q - i) * n - j, weights, square + q * length, work.row());
        }
    }

    /// Weights of queries `i .. iEnd` times the factors that dropout gives them.
    private void drop(
            int i,
            int iEnd,
            int example,
            int head,
            int length,
            float[] weights,
            int square,
            Tensor keep,
            float[] dropped) {
        float[] factors = array(keep);
        int time = geometry.time();
        int j = bands.firstKey(i, length);
        int n = bands.endKey(iEnd, length) - j;
        for (int q = i; q < iEnd; q++) {
            int f = ((example * geometry.heads() + head) * time + q) * time + j;
            int w = square + q * length + j;
            int d = q * length + j;
            for (int k = 0; k < n; k++) {
                dropped[d + k] = weights[w + k] * factors[f + k];
            }
        }
    }

    /// Writes the gradients of a head's queries, and writes those of its keys and values or adds to them.
    ///
    /// @param x what forward has left
    /// @param dx receives the gradients
    void backward(
            int example,
            int head,
            int row,
            int length,
            float[] x,
            Tensor keep,
            float[] dMixed,
            float[] dx,
            Workspace work) {
        float[] weights = keeps() ? kept : work.weights();
        int square = square(example, head);
        float[] gradients = work.gradients();
        for (int i = 0; i < length; i += bands.block(length)) {
            int iEnd = Math.min(length, i + bands.block(length));
            if (!keeps()) {
                weights(i, iEnd, head, row, length, x, weights, square, work);
            }
            scoreGradients(i, iEnd, example, head, row, length, x, keep, dMixed, weights, square, work);
            queryGradients(i, iEnd, head, row, length, x, gradients, dx);
        }
        if (!keep.isNone()) {
            for (int i = 0; i < length; i += bands.block(length)) {
                int iEnd = Math.min(length, i + bands.block(length));
                drop(i, iEnd, example, head, length, weights, square, keep, work.scores());
            }
            weights = work.scores();
            square = 0;
        }
        int width = geometry.width();
        int mixedWidth = geometry.mixedWidth();
        int keyValueHead = head / geometry.group();
        int mixed = row * mixedWidth + head * geometry.headDim();
        int queries = row * width + head * geometry.headDim();
        boolean add = head % geometry.group() > 0;
        overQueries(
                length,
                weights,
                square,
                dMixed,
                mixed,
                mixedWidth,
                dx,
                row * width + geometry.values(keyValueHead),
                add,
                work);
        overQueries(length, gradients, 0, x, queries, width, dx, row * width + geometry.keys(keyValueHead), add, work);
    }

    /// The gradients of the scores of queries `i .. iEnd`.
    private void scoreGradients(
            int i,
            int iEnd,
            int example,
            int head,
            int row,
            int length,
            float[] x,
            Tensor keep,
            float[] dMixed,
            float[] weights,
            int square,
            Workspace work) {
        float[] gradients = work.gradients();
        int j = bands.firstKey(i, length);
        int end = bands.endKey(iEnd, length);
        int a = (row + i) * geometry.mixedWidth() + head * geometry.headDim();
        int b = (row + j) * geometry.width() + geometry.values(head / geometry.group());
        multiply(
                iEnd - i,
                end - j,
                geometry.headDim(),
                dMixed,
                a,
                geometry.mixedWidth(),
                1,
                x,
                b,
                1,
                geometry.width(),
                gradients,
                i * length + j,
                length);
        if (!keep.isNone()) {
            drop(i, iEnd, example, head, length, gradients, 0, keep, gradients);
        }
        for (int q = i; q < iEnd; q++) {
            int from = geometry.firstKey(q);
            int to = geometry.endKey(q, length);
            rows.gradient(j, end, from, to, weights, square + q * length, gradients, q * length, work.row());
        }
    }

    private void queryGradients(
            int i, int iEnd, int head, int row, int length, float[] x, float[] gradients, float[] dx) {
        int width = geometry.width();
        int dim = geometry.headDim();
        int j = bands.firstKey(i, length);
        int n = bands.endKey(iEnd, length) - j;
        int keys = (row + j) * width + geometry.keys(head / geometry.group());
        int to = (row + i) * width + head * dim;
        multiply(iEnd - i, dim, n, gradients, i * length + j, length, 1, x, keys, width, 1, dx, to, width);
    }

    /// For each key the sum over queries of a number of the square times a row.
    ///
    /// @param a the square
    /// @param b the rows, from `bo` on
    /// @param c receives the sums of the first key at `co`
    private void overQueries(
            int length,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int bRow,
            float[] c,
            int co,
            boolean add,
            Workspace work) {
        int dim = geometry.headDim();
        int width = geometry.width();
        for (int j = 0; j < length; j += bands.block(length)) {
            int end = Math.min(length, j + bands.block(length));
            int i = bands.firstQuery(j, length);
            int n = bands.endQuery(end, length) - i;
            int from = ao + i * length + j;
            if (add) {
                multiply(end - j, dim, n, a, from, 1, length, b, bo + i * bRow, bRow, 1, work.part(), 0, dim);
                add(end - j, work.part(), c, co + j * width);
            } else {
                multiply(end - j, dim, n, a, from, 1, length, b, bo + i * bRow, bRow, 1, c, co + j * width, width);
            }
        }
    }

    private void add(int count, float[] part, float[] c, int co) {
        int dim = geometry.headDim();
        for (int j = 0; j < count; j++) {
            int to = co + j * geometry.width();
            for (int d = 0; d < dim; d++) {
                c[to + d] += part[j * dim + d];
            }
        }
    }

    /// Turns gradients for rotated and scaled queries and keys into those for what was projected.
    void finish(int keyValueHead, int row, int length, float[] dx) {
        int width = geometry.width();
        for (int h = firstHead(keyValueHead); h < firstHead(keyValueHead + 1); h++) {
            turn.backward(length, geometry.queryScale(), dx, row * width + h * geometry.headDim(), width);
        }
        turn.backward(length, 1f, dx, row * width + geometry.keys(keyValueHead), width);
        turn.positiveZeros(length, dx, row * width + geometry.values(keyValueHead), width);
    }

    private void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int aRow,
            int aColumn,
            float[] b,
            int bo,
            int bRow,
            int bColumn,
            float[] c,
            int co,
            int cRow) {
        matMul.kernel(m, n, k, bColumn).multiply(m, n, k, a, ao, aRow, aColumn, b, bo, bRow, bColumn, c, co, cRow);
    }
}
