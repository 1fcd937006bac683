package org.pierian.core.kernel;

/// Sums over one row with 64 virtual lanes: element i is added to lane i mod 64, then the lanes are folded by
/// 32, 16, 8, 4, 2, 1.
public interface Reductions {

    /// Number of virtual lanes.
    int LANES = 64;

    /// The sum of `x[offset .. offset + n)`; +0 for an empty row.
    float sum(int n, float[] x, int offset);

    /// The largest of `x[offset .. offset + n)`; NaN when one of them is NaN.
    ///
    /// @param n at least 1
    float max(int n, float[] x, int offset);

    /// For one row: `y = exp(x - max)`, returning the 64-lane sum of y; `y` is another array than `x`.
    float expOfShifted(int n, float[] x, int offset, float max, float[] y, int yOffset);
}
