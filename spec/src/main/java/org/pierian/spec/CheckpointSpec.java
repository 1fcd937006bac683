package org.pierian.spec;

/// How often a checkpoint is written during training. It changes no bit of the result and is not part of a run's
/// identity.
public sealed interface CheckpointSpec {

    @Key("epochs")
    @Doc(value = "A checkpoint every given number of epochs.", example = "checkpoint: {epochs: 1}")
    record Epochs(
            @Doc("Epochs between two checkpoints.") @Range(min = 1)
            int every) implements CheckpointSpec {}

    @Key("steps")
    @Doc(value = "A checkpoint every given number of steps.", example = "checkpoint: {steps: 1000}")
    record Steps(
            @Doc("Steps between two checkpoints.") @Range(min = 1)
            int every) implements CheckpointSpec {}

    @Key("minutes")
    @Doc(
            value = "A checkpoint every given number of minutes, after the step that is running.",
            example = "checkpoint: {minutes: 5}")
    record Minutes(
            @Doc("Minutes between two checkpoints.") @Range(min = 0, aboveMin = true)
            double every) implements CheckpointSpec {}
}
