package org.pierian.core.layer.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.MatMul;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// What a [SelfAttention] keeps between its passes, a row for each step that counts.
///
/// @param in inputs without padding; none where nothing is padded
/// @param out outputs or their gradients or input gradients without padding, likewise
/// @param projected queries, keys and values
/// @param dProjected their gradients
/// @param mixed what the heads have made of the values
/// @param dMixed its gradient
record AttentionMemory(Tensor in, Tensor out, Tensor projected, Tensor dProjected, Tensor mixed, Tensor dMixed) {

    /// About how many views there are for batches with padding.
    private static final int VIEWS = 32;

    static AttentionMemory of(TensorType in, AttentionGeometry geometry, Site site) {
        int features = in.padded() ? in.shape().last() : 0;
        int rows = site.maxBatch() * geometry.time();
        return new AttentionMemory(
                site.backend().zeros(Shape.of(rows, features)),
                site.backend().zeros(Shape.of(rows, features)),
                site.backend().zeros(Shape.of(rows, geometry.width())),
                site.backend().zeros(Shape.of(rows, geometry.width())),
                site.backend().zeros(Shape.of(rows, geometry.mixedWidth())),
                site.backend().zeros(Shape.of(rows, geometry.mixedWidth())));
    }

    /// Numbers that it holds.
    static long size(TensorType in, AttentionGeometry geometry, int maxBatch) {
        long rows = (long) maxBatch * geometry.time();
        long features = in.padded() ? in.shape().last() : 0;
        return rows * 2 * (features + geometry.width() + geometry.mixedWidth());
    }

    /// So many rows that those that count are among them: a multiple of a power of two, so that batches of all
    /// lengths have a few dozen views. It never reaches into another segment of a sum over the rows.
    int roundedUp(int count) {
        int all = mixed.rows();
        int step = Math.clamp(Integer.highestOneBit(all / VIEWS), 1, MatMul.SEGMENT);
        return Math.min(all, Math.ceilDiv(count, step) * step);
    }

    /// The first rows of each.
    Views views(int rows) {
        return new Views(
                rows,
                in.rows(rows),
                out.rows(rows),
                projected.rows(rows),
                dProjected.rows(rows),
                mixed.rows(rows),
                dMixed.rows(rows));
    }

    /// The rows of one batch.
    ///
    /// @param rows how many
    record Views(int rows, Tensor in, Tensor out, Tensor projected, Tensor dProjected, Tensor mixed, Tensor dMixed) {

        /// Makes the rows from `count` on add nothing to a sum over the rows, not even to the sign of a zero:
        /// they become +0 in `x` and -0 in `dy`, so that their products are -0.
        void silence(int count, Tensor x, Tensor dy) {
            x.buffer().fill(count * x.rowSize(), rows * x.rowSize(), 0f);
            dy.buffer().fill(count * dy.rowSize(), rows * dy.rowSize(), -0f);
        }
    }
}
