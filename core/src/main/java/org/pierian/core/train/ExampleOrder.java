package org.pierian.core.train;

import java.util.Optional;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// In which order an epoch takes the examples.
public final class ExampleOrder {

    private final boolean shuffle;
    private final RandomStream stream;
    private final Optional<LengthBuckets> buckets;

    /// @param shuffle whether the order is drawn anew in every epoch
    /// @param seed the experiment's seed
    public ExampleOrder(boolean shuffle, long seed) {
        this(shuffle, seed, Optional.empty());
    }

    /// @param shuffle whether the order is drawn anew in every epoch
    /// @param seed the experiment's seed
    /// @param buckets what rearranges an order that was drawn
    ExampleOrder(boolean shuffle, long seed, Optional<LengthBuckets> buckets) {
        this.shuffle = shuffle;
        this.stream = RandomStream.of(seed, StreamTag.SHUFFLE, "");
        this.buckets = buckets;
    }

    /// Writes the order of an epoch.
    ///
    /// @param epoch from 0
    /// @param order receives a permutation of `0 .. order.length - 1`
    public void arrange(int epoch, int[] order) {
        if (shuffle) {
            stream.permute(epoch, order);
            buckets.ifPresent(lengths -> lengths.arrange(epoch, order));
            return;
        }
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }
}
