package org.pierian.runner.api;

/// How a run compares with the lock next to its spec, the record of the accepted run.
public enum LockStatus {
    /// The lock's run was reproduced, bit for bit.
    REPRODUCED,
    /// There is no lock.
    ABSENT,
    /// Spec, data or arithmetic are not those of the lock.
    CHANGED,
    /// Not compared: the experiment has overrides, or was told not to.
    NOT_COMPARED
}
