package org.pierian.runner.probe;

import java.util.Arrays;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.Selection;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
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
        if (spec.shuffle()) {
            RandomStream.of(spec.seed(), StreamTag.SHUFFLE, "").permute(0, order);
        } else {
            Arrays.setAll(order, i -> i);
        }
        return new Selection(train, Arrays.copyOf(order, Math.min(most, order.length)));
    }
}
