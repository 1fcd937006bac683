package org.pierian.spec;

/// What a schedule counts.
public enum ScheduleUnit {
    /// Completed epochs.
    @Doc("Completed epochs.")
    EPOCH,
    /// Steps of the optimizer.
    @Doc("Steps of the optimizer.")
    STEP
}
