package org.pierian.core.backend.cpu.vector;

import jdk.incubator.vector.VectorShape;

/// The vector width to use: the processor's, or less when the property `pierian.vector` says 512, 256 or 128.
public final class VectorWidth {

    /// Bits in a vector: 512, 256, 128, or 64 where the processor has nothing wider.
    public static final int BITS = Math.min(
            Math.min(512, VectorShape.preferredShape().vectorBitSize()), Integer.getInteger("pierian.vector", 512));

    private VectorWidth() {}
}
