package org.pierian.spec;

/// What a schedule counts.
public enum ScheduleUnit {
    /// Finished epochs.
    @Doc("Finished epochs.")
    EPOCH,
    /// Steps of the optimizer.
    @Doc("Steps of the optimizer.")
    STEP
}
