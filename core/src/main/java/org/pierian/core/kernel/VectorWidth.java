package org.pierian.core.kernel;

import jdk.incubator.vector.FloatVector;

/// The vector width to use: the processor's, or less when the property `pierian.vector` says 512, 256 or 128.
final class VectorWidth {

    /// Bits in a vector: 512, 256, 128, or 64 where the processor has nothing wider.
    static final int BITS = Math.min(
            Math.min(512, FloatVector.SPECIES_PREFERRED.vectorBitSize()), Integer.getInteger("pierian.vector", 512));

    private VectorWidth() {}
}
