package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.tensor.Tensor;

/// Loss and accuracy over a dataset, with nothing changed.
public final class Evaluator {

    private final Network network;
    private final Loss loss;
    private final Dataset dataset;
    private final BatchBuffers buffers;
    private final float[] losses;
    private final int[] order;
    private final Tally tally;

    /// @param network what is judged
    /// @param loss what it is judged by
    /// @param dataset the examples
    public Evaluator(Network network, Loss loss, Dataset dataset) {
        this.network = network;
        this.loss = loss;
        this.dataset = dataset;
        this.buffers = new BatchBuffers(network, dataset.outputs());
        this.losses = new float[network.maxBatch()];
        this.tally = new Tally(dataset);
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
        /// @param output `[batch, outputs]`, valid during the call
        /// @param losses loss of each example, valid during the call
        void afterBatch(int first, Tensor output, float[] losses);
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
            Network.Pass pass = network.pass(count);
            dataset.fill(order, from, batch);
            pass.forward(Mode.EVAL, 0);
            loss.losses(pass.output(), batch, losses);
            tally.add(pass.output(), batch, losses);
            listener.afterBatch(from, pass.output(), losses);
        }
        return tally;
    }
}
