package org.pierian.core.train;

import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.random.RandomStream;

/// The training loop: a forward pass, a backward pass and a step of the optimizer for each batch.
public final class Trainer {

    private final Network network;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Dataset dataset;
    private final TrainingPlan plan;
    private final BatchBuffers buffers;
    private final float[] losses;
    private final int[] order;
    private final Tally tally = new Tally();
    private final RandomStream shuffle;
    private long step;

    /// @param network what is trained
    /// @param loss what is made small
    /// @param optimizer changes the network's parameters
    /// @param dataset the examples
    /// @param plan sizes, order and seed
    public Trainer(Network network, Loss loss, Optimizer optimizer, Dataset dataset, TrainingPlan plan) {
        this.network = network;
        this.loss = loss;
        this.optimizer = optimizer;
        this.dataset = dataset;
        this.plan = plan;
        this.buffers = new BatchBuffers(network, dataset.outputs());
        this.losses = new float[network.maxBatch()];
        this.order = new int[dataset.size()];
        this.shuffle = plan.shuffleStream();
    }

    /// One pass over the dataset.
    ///
    /// @param epoch number of the epoch, from 0; fixes the order of examples
    /// @param listener called after each step
    /// @return sums over the epoch, each loss taken before its own step; valid until the next epoch
    /// @throws DivergedException when a loss is not finite
    public Tally epoch(int epoch, StepListener listener) {
        arrange(epoch);
        tally.clear();
        int size = dataset.size();
        for (int from = 0; from < size; from += plan.batchSize()) {
            step(from, Math.min(plan.batchSize(), size - from));
            listener.afterStep(tally);
        }
        return tally;
    }

    private void arrange(int epoch) {
        if (plan.shuffle()) {
            shuffle.permute(epoch, order);
        } else {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }
    }

    private void step(int from, int count) {
        Batch batch = buffers.batch(count);
        Network.Pass pass = network.pass(count);
        dataset.fill(order, from, batch);
        pass.forward(Mode.TRAIN, step);
        loss.evaluate(pass.output(), batch, plan.meanOverBatch() ? 1f / count : 1f, pass.outputGradient(), losses);
        requireFinite(count);
        tally.add(pass.output(), batch, losses);
        pass.backward();
        optimizer.step();
        step++;
    }

    private void requireFinite(int count) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(losses[i])) {
                throw new DivergedException(step, losses[i]);
            }
        }
    }

    /// Number of steps taken.
    public long steps() {
        return step;
    }
}
