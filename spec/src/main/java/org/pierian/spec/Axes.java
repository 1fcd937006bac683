package org.pierian.spec;

import java.util.List;

/// Shapes as a spec writes them.
final class Axes {

    private static final long MOST = 1L << 31;

    private Axes() {}

    /// Number of elements of a shape, at most 2^31.
    ///
    /// @param shape sizes of its axes, each at least 1
    static long size(List<Integer> shape) {
        long size = 1;
        for (int dim : shape) {
            size = Math.min(size * dim, MOST);
        }
        return size;
    }
}
