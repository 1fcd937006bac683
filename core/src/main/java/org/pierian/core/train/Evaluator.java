package org.pierian.core.train;

import java.util.List;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.Tally;
import org.pierian.core.tensor.Tensor;

/// Metrics over a dataset, with nothing changed.
public final class Evaluator {

    private final Network network;
    private final Loss loss;
    private final Dataset dataset;
    private final BatchBuffers buffers;
    private final Scores scores;
    private final Tensor losses;
    private final int[] order;
    private final Tally tally;

    /// @param network what is evaluated
    /// @param loss the loss
    /// @param metrics what is measured, the loss first
    /// @param dataset the examples
    public Evaluator(Network network, Loss loss, List<? extends Metric> metrics, Dataset dataset) {
        this.network = network;
        this.loss = loss;
        this.dataset = dataset;
        this.buffers = new BatchBuffers(network, dataset.targetType(), loss);
        this.scores = new Scores(network, dataset.targetType());
        this.losses = buffers.losses();
        this.tally = new Tally(metrics);
        this.order = new int[dataset.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /// Receives the outputs of the examples, in order.
    @FunctionalInterface
    public interface OutputListener {
        /// Called once for each batch.
        ///
        /// @param first index of the batch's first example
        /// @param output `[batch, ..., outputs]`, classes on the last axis, valid during the call
        /// @param losses loss of each target, valid during the call
        void afterBatch(int first, Tensor output, Tensor losses);
    }

    /// Evaluates all examples, as many at a time as the network takes.
    ///
    /// @return sums, valid until the next call
    public Tally evaluate() {
        return evaluate((first, output, batchLosses) -> {});
    }

    /// Evaluates all examples and shows each batch's outputs.
    public Tally evaluate(OutputListener listener) {
        tally.clear();
        int size = dataset.size();
        for (int from = 0; from < size; from += network.maxBatch()) {
            int count = Math.min(network.maxBatch(), size - from);
            Batch batch = buffers.batch(count);
            Network.Run run = network.run(count);
            dataset.fill(order, from, batch);
            run.forward(Mode.EVAL, 0);
            Tensor output = scores.output(run);
            loss.evaluate(output, batch, 1f, Tensor.NONE, losses);
            tally.add(output, batch, losses);
            listener.afterBatch(from, output, losses);
        }
        return tally;
    }
}
