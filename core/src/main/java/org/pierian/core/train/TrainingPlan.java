package org.pierian.core.train;

/// How examples are grouped and ordered.
///
/// @param batchSize examples in a pass, at least 1
/// @param accumulate passes whose gradients make one step, at least 1; the last step of an epoch takes what is left
/// @param meanOverBatch whether a step's loss is the mean of its examples' losses, otherwise their sum
/// @param shuffle whether the order is drawn anew in every epoch
/// @param seed the experiment's seed
public record TrainingPlan(int batchSize, int accumulate, boolean meanOverBatch, boolean shuffle, long seed) {

    /// With a step after every pass.
    public TrainingPlan(int batchSize, boolean meanOverBatch, boolean shuffle, long seed) {
        this(batchSize, 1, meanOverBatch, shuffle, seed);
    }

    /// Examples in a step, apart from the last of an epoch.
    public int stepSize() {
        return (int) Math.min(Integer.MAX_VALUE, (long) batchSize * accumulate);
    }

    /// The order of the examples.
    public ExampleOrder order() {
        return new ExampleOrder(shuffle, seed);
    }
}
