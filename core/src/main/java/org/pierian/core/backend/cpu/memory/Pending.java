package org.pierian.core.backend.cpu.memory;

/// Work on a buffer that has been deferred until somebody reads it.
public interface Pending {

    /// Does the work; the buffer has forgotten it already.
    void finish();
}
