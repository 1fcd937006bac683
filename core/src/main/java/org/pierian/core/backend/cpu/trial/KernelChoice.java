package org.pierian.core.backend.cpu.trial;

/// Which forms of kernels may be used.
public enum KernelChoice {
    /// Scalar forms at once, vector forms as soon as each has been compiled, found equal and found faster.
    AUTO,
    /// Scalar forms only.
    SCALAR,
    /// Vector forms at once, without trial.
    VECTOR
}
