package org.pierian.core.backend.cpu.reduction;

import org.pierian.core.backend.Reductions;

/// The sum of a row in 64 virtual lanes, as [Reductions#sum] defines it.
public interface RowSum {

    /// Number of virtual lanes.
    int LANES = Reductions.LANES;

    /// The sum of `x[offset .. offset + n)`; +0 for an empty row.
    float sum(int n, float[] x, int offset);
}
