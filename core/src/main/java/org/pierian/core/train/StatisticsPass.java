package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;

/// Measures the running statistics of a network anew: a forward pass over all examples in their own order, batch by
/// batch. Each statistic becomes the mean of those of the batches. Random layers draw as in the training step of the
/// batch's number, from 0.
///
/// **Source:** PyTorch, `torch.optim.swa_utils.update_bn`.
public final class StatisticsPass {

    private final Network network;
    private final Dataset dataset;
    private final int batchSize;
    private final BatchBuffers buffers;
    private final int[] order;

    /// @param network what passes examples through
    /// @param loss what takes their targets
    /// @param dataset the examples
    /// @param batchSize how many in a batch
    public StatisticsPass(Network network, Loss loss, Dataset dataset, int batchSize) {
        this.network = network;
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.buffers = new BatchBuffers(network, dataset.targetType(), loss);
        this.order = new int[dataset.size()];
        new ExampleOrder(false, 0).arrange(0, order);
    }

    /// Measures.
    public void run() {
        int number = 0;
        for (long from = 0; from < order.length; from += batchSize) {
            Batch batch = buffers.batch((int) Math.min(batchSize, order.length - from));
            dataset.fill(order, (int) from, batch);
            number++;
            network.run(batch.size()).measureStatistics(number);
        }
    }
}
