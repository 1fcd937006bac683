package org.pierian.spec;

import java.util.Optional;

/// When training ends before its last epoch: the metric that has to improve, epoch after epoch.
///
/// @param metric the metric
/// @param patience epochs without improvement after which training ends
/// @param split the examples that the metric is measured on; in a valid [RunSpec] always there
/// @param minDelta by how much a value has to be better
/// @param restoreBest whether the weights of the best epoch are kept
@Doc(
        value =
                "Training ends before its last epoch when a metric has not improved for `patience` epochs. The word is the"
                        + " metric that is watched.",
        example = "early_stopping: {loss: 5}")
public record EarlyStoppingSpec(
        @Word MetricName metric,

        @Doc("Number of epochs without improvement after which training ends.") @Range(min = 1)
        int patience,

        @Doc(
                "The split that the metric is measured on; the validation set unless written. Without one it must be written.")
        Optional<Split> split,

        @Doc("A value is better than the best so far when it differs by more than this.")
        @Default("0.0")
        @Range(min = 0)
        double minDelta,

        @Doc("Whether the weights of the best epoch are kept, and not those of the last.") @Default("true")
        boolean restoreBest) {

    /// The same with a split, unless it has one.
    EarlyStoppingSpec watching(Split other) {
        return new EarlyStoppingSpec(metric, patience, split.or(() -> Optional.of(other)), minDelta, restoreBest);
    }
}
