package org.pierian.spec;

/// When training ends before its last epoch: what has to become better, epoch after epoch.
public sealed interface EarlyStoppingSpec {

    @Key("loss")
    @Doc(value = "The mean loss has to become smaller.", example = "early_stopping: {loss: 5}")
    record Loss(
            @Doc("Number of epochs without improvement after which training ends.") @Range(min = 1)
            int patience,

            @Doc("Which examples are looked at.") @Default("test")
            Split split,

            @Doc("The loss has to become smaller by more than this.") @Default("0.0") @Range(min = 0)
            double minDelta,

            @Doc("Whether the weights of the best epoch are kept, and not those of the last.") @Default("true")
            boolean restoreBest)
            implements EarlyStoppingSpec {}

    @Key("accuracy")
    @Doc(
            value = "The part of right answers has to become larger.",
            example = "early_stopping: {accuracy: {patience: 5, min_delta: 0.001}}")
    record Accuracy(
            @Doc("Number of epochs without improvement after which training ends.") @Range(min = 1)
            int patience,

            @Doc("Which examples are looked at.") @Default("test")
            Split split,

            @Doc("The accuracy has to become larger by more than this.") @Default("0.0") @Range(min = 0)
            double minDelta,

            @Doc("Whether the weights of the best epoch are kept, and not those of the last.") @Default("true")
            boolean restoreBest)
            implements EarlyStoppingSpec {}
}
