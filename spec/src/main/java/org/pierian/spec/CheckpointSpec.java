package org.pierian.spec;

/// When a checkpoint is written while training goes on. It changes no bit of the result, and is no part of a
/// run's identity.
public sealed interface CheckpointSpec {

    @Key("epochs")
    @Doc(value = "After every so many epochs.", example = "checkpoint: {epochs: 1}")
    record Epochs(
            @Doc("Number of epochs from one checkpoint to the next.") @Range(min = 1)
            int every) implements CheckpointSpec {}

    @Key("steps")
    @Doc(value = "After every so many steps.", example = "checkpoint: {steps: 1000}")
    record Steps(
            @Doc("Number of steps from one checkpoint to the next.") @Range(min = 1)
            int every) implements CheckpointSpec {}

    @Key("minutes")
    @Doc(value = "After every so many minutes, at the next step.", example = "checkpoint: {minutes: 5}")
    record Minutes(
            @Doc("Minutes from one checkpoint to the next.") @Range(min = 0, aboveMin = true)
            double every) implements CheckpointSpec {}
}
