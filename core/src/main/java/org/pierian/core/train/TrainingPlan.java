package org.pierian.core.train;

/// How examples are grouped and ordered.
///
/// @param batchSize examples per step, at least 1; the last step of an epoch takes what is left
/// @param meanOverBatch whether a batch's loss is the mean of its examples' losses, otherwise their sum
/// @param shuffle whether the order is drawn anew in every epoch
/// @param seed the experiment's seed
public record TrainingPlan(int batchSize, boolean meanOverBatch, boolean shuffle, long seed) {

    /// The order of the examples.
    public ExampleOrder order() {
        return new ExampleOrder(shuffle, seed);
    }
}
