package org.pierian.core.train;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;

/// Puts examples of similar length into the same batch, so that less of it is padding.
///
/// The drawn order of an epoch is cut into chunks of several batches. Each chunk is sorted by length, shorter
/// examples first, equally long ones as they were drawn. Then the batches come in an order that is drawn by a
/// stream of its own; a last batch that is smaller than the others remains the last.
///
/// **Source:** Khomenko et al. 2016, *Accelerating recurrent neural network training using sequence bucketing*.
final class LengthBuckets {

    private final int batchSize;
    private final int batches;
    private final RandomStream stream;
    private final IntUnaryOperator length;

    /// @param batchSize examples of a batch
    /// @param batches of a chunk
    /// @param seed the experiment's seed
    /// @param length of an example
    LengthBuckets(int batchSize, int batches, long seed, IntUnaryOperator length) {
        this.batchSize = batchSize;
        this.batches = batches;
        this.stream = RandomStream.of(seed, StreamTag.SHUFFLE, "batches");
        this.length = length;
    }

    /// Rearranges the order of an epoch.
    ///
    /// @param epoch from 0
    /// @param order the drawn order
    void arrange(int epoch, int[] order) {
        int[] drawn = order.clone();
        int chunk = (int) Math.min(order.length, (long) batchSize * batches);
        for (int from = 0; from < order.length; from += chunk) {
            sort(drawn, from, (int) Math.min(order.length, (long) from + chunk));
        }
        int[] places = new int[order.length / batchSize];
        stream.permute(epoch, places);
        for (int b = 0; b < places.length; b++) {
            System.arraycopy(drawn, places[b] * batchSize, order, b * batchSize, batchSize);
        }
        int whole = places.length * batchSize;
        System.arraycopy(drawn, whole, order, whole, order.length - whole);
    }

    /// By length, then by place.
    private void sort(int[] order, int from, int end) {
        long[] keys = new long[end - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) length.applyAsInt(order[from + i]) << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = order[from + (int) keys[i]];
        }
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }
}
