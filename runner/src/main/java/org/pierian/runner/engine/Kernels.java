package org.pierian.runner.engine;

import org.pierian.core.backend.cpu.trial.KernelChoice;

/// Which kernels compute; nothing here changes a bit of the result.
public enum Kernels {
    /// Scalar kernels at once, vector kernels as soon as each is known to be equal and faster.
    AUTO,
    /// Scalar kernels only.
    SCALAR,
    /// Vector kernels at once.
    VECTOR;

    KernelChoice choice() {
        return switch (this) {
            case AUTO -> KernelChoice.AUTO;
            case SCALAR -> KernelChoice.SCALAR;
            case VECTOR -> KernelChoice.VECTOR;
        };
    }
}
