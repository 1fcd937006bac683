package org.pierian.core.backend.cpu.matmul;

/// How rows are covered by tiles of two heights: tall ones, which keep a processor busiest, and low ones for what
/// those leave over.
///
/// @param tall rows of a tall tile
/// @param low rows of a low tile, at most as many
public record RowCover(int tall, int low) {

    /// How many of `m` rows tall tiles take, such that the fewest rows are padding: of 64 rows 56, with tiles of 14
    /// and 8.
    public int tallRows(int m) {
        int most = m / tall;
        int best = most;
        for (int count = most - 1; count >= 0 && count > most - low; count--) {
            if (padded(m, count) < padded(m, best)) {
                best = count;
            }
        }
        return best * tall;
    }

    /// `m` and the padding rows behind it.
    public int padded(int m) {
        return padded(m, tallRows(m) / tall);
    }

    private int padded(int m, int count) {
        int rest = m - count * tall;
        return count * tall + (rest + low - 1) / low * low;
    }
}
