package org.pierian.core.backend;

/// What a loss adds up along a row: one chain from +0 over the elements in order.
public interface RowFold {

    /// The sum with one more element.
    ///
    /// @param sum the sum so far
    /// @param y an output
    /// @param t what it should be
    float add(float sum, float y, float t);

    /// What becomes of the sum.
    ///
    /// @param count elements of the row
    default float finish(float sum, int count) {
        return sum;
    }
}
