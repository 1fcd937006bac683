package org.pierian.core.backend;

/// The sizes of an attention, and which keys a query sees.
///
/// A row that it works on holds the queries of all heads, then the keys of all key heads, then the values of all
/// key heads, `headDim` numbers each. Query heads share key heads in groups of neighbours.
///
/// @param time the most steps of an example
/// @param heads query heads
/// @param keyValueHeads heads of keys and values, a divisor of `heads`
/// @param headDim numbers of a query, a key and a value
/// @param causal whether a query sees no key behind its own step
/// @param window how many keys a query sees at most in a causal attention, its own step's the last; `time` or
///     more for all
public record AttentionGeometry(int time, int heads, int keyValueHeads, int headDim, boolean causal, int window) {

    /// Up to so many times the size of a head the weights of a pass are kept for its gradients; those of longer
    /// examples would take more memory than everything else, and are computed again.
    private static final int WORTH_KEEPING = 8;

    /// Numbers of a row of queries, keys and values.
    public int width() {
        return (heads + 2 * keyValueHeads) * headDim;
    }

    /// Numbers of a row of results, all heads side by side.
    public int mixedWidth() {
        return heads * headDim;
    }

    /// Query heads that share a head of keys and values.
    public int group() {
        return heads / keyValueHeads;
    }

    /// Where the keys of a head begin in a row.
    public int keys(int keyValueHead) {
        return (heads + keyValueHead) * headDim;
    }

    /// Where the values of a head begin in a row.
    public int values(int keyValueHead) {
        return (heads + keyValueHeads + keyValueHead) * headDim;
    }

    /// What queries are multiplied by: `1 / sqrt(headDim)`, computed in binary64 and rounded once.
    public float queryScale() {
        return (float) (1 / Math.sqrt(headDim));
    }

    /// The first key that the query of a step sees.
    public int firstKey(int step) {
        return causal ? Math.max(0, step + 1 - window) : 0;
    }

    /// Behind the last key that the query of a step sees.
    ///
    /// @param length steps of the example
    public int endKey(int step, int length) {
        return causal ? step + 1 : length;
    }

    /// Weights of one example.
    public long weights() {
        return (long) heads * time * time;
    }

    /// How many weights of a pass are kept for its gradients: all or none.
    ///
    /// @param maxBatch the most examples in a pass
    public int keptWeights(int maxBatch) {
        long all = maxBatch * weights();
        return time <= WORTH_KEEPING * headDim && all <= Integer.MAX_VALUE ? (int) all : 0;
    }
}
