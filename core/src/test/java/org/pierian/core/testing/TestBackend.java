package org.pierian.core.testing;

import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;

/// The backends that must give the same bits.
public enum TestBackend {
    /// The readable arithmetic.
    SCALAR,
    /// Vector kernels, where the processor has them.
    VECTOR,
    /// Vector kernels on three threads.
    THREADS,
    /// Memory outside the Java heap.
    SEGMENTS;

    /// A backend of its own, to be closed.
    public Backend open() {
        return switch (this) {
            case SCALAR -> CpuBackend.scalar();
            case VECTOR -> new CpuBackend(KernelChoice.VECTOR, 1);
            case THREADS -> new CpuBackend(KernelChoice.VECTOR, 3);
            case SEGMENTS -> new SegmentBackend();
        };
    }
}
