package org.pierian.core.train;

import java.util.Optional;
import org.pierian.core.data.Dataset;

/// How examples are grouped and ordered.
///
/// @param batchSize examples in a pass, at least 1
/// @param accumulate passes whose gradients make one step, at least 1; the last step of an epoch takes what is left
/// @param meanOverBatch whether a step's loss is the mean of its examples' losses, otherwise their sum
/// @param shuffle whether the order is drawn anew in every epoch
/// @param bucket batches among which examples are sorted by their lengths, where the order is drawn; 0 for none
/// @param seed the experiment's seed
public record TrainingPlan(
        int batchSize, int accumulate, boolean meanOverBatch, boolean shuffle, int bucket, long seed) {

    /// With a step after every pass, in whatever order is drawn.
    public TrainingPlan(int batchSize, boolean meanOverBatch, boolean shuffle, long seed) {
        this(batchSize, 1, meanOverBatch, shuffle, 0, seed);
    }

    /// In whatever order is drawn.
    public TrainingPlan(int batchSize, int accumulate, boolean meanOverBatch, boolean shuffle, long seed) {
        this(batchSize, accumulate, meanOverBatch, shuffle, 0, seed);
    }

    /// Examples in a step, apart from the last of an epoch.
    public int stepSize() {
        return (int) Math.min(Integer.MAX_VALUE, (long) batchSize * accumulate);
    }

    /// The order of the examples.
    ///
    /// @param dataset the examples
    public ExampleOrder order(Dataset dataset) {
        Optional<LengthBuckets> buckets = bucket == 0
                ? Optional.empty()
                : Optional.of(new LengthBuckets(batchSize, bucket, seed, dataset::length));
        return new ExampleOrder(shuffle, seed, buckets);
    }
}
