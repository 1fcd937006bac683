package org.pierian.runner.probe;

import java.util.Arrays;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Selection;
import org.pierian.core.train.TrainingPlan;
import org.pierian.spec.RunSpec;

/// The examples that training would see first.
final class FirstBatch {

    private FirstBatch() {}

    /// The first of the first epoch.
    ///
    /// @param train the training set
    /// @param most how many at most
    static Dataset of(RunSpec spec, Dataset train, int most) {
        int[] order = new int[train.size()];
        int bucket = spec.bucketByLength().orElse(0);
        new TrainingPlan(spec.batchSize(), spec.batchesPerStep(), true, spec.shuffle(), bucket, spec.seed())
                .order(train)
                .arrange(0, order);
        return new Selection(train, Arrays.copyOf(order, Math.min(most, order.length)));
    }
}
