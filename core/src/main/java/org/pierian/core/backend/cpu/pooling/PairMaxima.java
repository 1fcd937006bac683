package org.pierian.core.backend.cpu.pooling;

/// The largest of windows of two by two, the pooling that most networks have.
public interface PairMaxima {

    /// One row of windows that stand side by side: `y[j]` is the largest of two numbers at `place + 2 j` and
    /// the two below them, and `places[j]` where it lies. Of equals the first in row-major order wins, and NaN
    /// wins over all.
    ///
    /// @param n number of windows
    /// @param x the plane begins at `plane`
    /// @param place where in the plane the first window's first number lies
    /// @param width distance from a number to the one below
    /// @param y receives the numbers from `to` on
    /// @param places receives the places from `to` on
    void row(int n, float[] x, int plane, int place, int width, float[] y, int to, int[] places);
}
