package org.pierian.core.train;

import java.util.List;
import java.util.Optional;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.random.RandomStream;

/// The training loop: a forward pass, a backward pass and a step of the optimizer for each batch.
public final class Trainer {

    private static final int STEPS_BETWEEN_CHECKS = 64;

    private final Network network;
    private final Loss loss;
    private final Descent descent;
    private final Dataset dataset;
    private final TrainingPlan plan;
    private final BatchBuffers buffers;
    private final float[] losses;
    private final int[] order;
    private final Tally tally;
    private final RandomStream shuffle;
    private long step;
    private int begun;

    /// @param network what is trained
    /// @param loss what is made small
    /// @param optimizer changes the network's parameters
    /// @param dataset the examples
    /// @param plan sizes, order and seed
    public Trainer(Network network, Loss loss, Optimizer optimizer, Dataset dataset, TrainingPlan plan) {
        this(
                network,
                loss,
                new Descent(network.parameters(), optimizer, Optional.empty(), Optional.empty()),
                dataset,
                plan);
    }

    /// @param network what is trained
    /// @param loss what is made small
    /// @param descent changes the network's parameters
    /// @param dataset the examples
    /// @param plan sizes, order and seed
    public Trainer(Network network, Loss loss, Descent descent, Dataset dataset, TrainingPlan plan) {
        this.network = network;
        this.loss = loss;
        this.descent = descent;
        this.dataset = dataset;
        this.plan = plan;
        this.buffers = new BatchBuffers(network, dataset.outputs());
        this.losses = new float[network.maxBatch()];
        this.tally = new Tally(dataset);
        this.order = new int[dataset.size()];
        this.shuffle = plan.shuffleStream();
    }

    /// One pass over the dataset; after [#resumeAt] only what was left of it.
    ///
    /// @param epoch number of the epoch, from 0; fixes the order of examples
    /// @param listener called after each step
    /// @return sums over the epoch, each loss taken before its own step; valid until the next epoch
    /// @throws DivergedException when a loss, a parameter or a gradient that is to be clipped is not finite
    public Tally epoch(int epoch, StepListener listener) {
        arrange(epoch);
        if (begun == 0) {
            tally.clear();
        }
        int size = dataset.size();
        int start = begun;
        begun = 0;
        for (int from = start; from < size; from += plan.batchSize()) {
            step(epoch, from, Math.min(plan.batchSize(), size - from));
            listener.afterStep(tally);
        }
        requireFiniteParameters();
        return tally;
    }

    /// Goes on as if so many steps had been taken; the caller restores the parameters and [#optimizerState].
    ///
    /// @param steps number of steps since the start of training
    /// @param sums over the examples so far in the epoch that [#epoch] is called for next
    public void resumeAt(long steps, Tally.Sums sums) {
        step = steps;
        begun = Math.toIntExact(sums.examples());
        tally.restore(sums);
        descent.optimizer().resumeAt(steps);
    }

    /// What the optimizer remembers between steps.
    public List<Optimizer.State> optimizerState() {
        return descent.optimizer().state();
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

    private void step(int epoch, int from, int count) {
        Batch batch = buffers.batch(count);
        Network.Pass pass = network.pass(count);
        dataset.fill(order, from, batch);
        pass.forward(Mode.TRAIN, step);
        loss.evaluate(pass.output(), batch, plan.meanOverBatch() ? 1f / count : 1f, pass.outputGradient(), losses);
        requireFinite(count, pass);
        tally.add(pass.output(), batch, losses);
        pass.backward();
        descent.step(epoch, step);
        step++;
        if (step % STEPS_BETWEEN_CHECKS == 0) {
            requireFiniteParameters();
        }
    }

    private void requireFinite(int count, Network.Pass pass) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(losses[i])) {
                throw DivergedException.ofLoss(step, losses[i], network.parameters(), pass);
            }
        }
    }

    /// Makes sure that every parameter is finite. A loss shows most that are not in the next step, but a unit
    /// that is never active can hide one.
    ///
    /// @throws DivergedException when one is not
    public void requireFiniteParameters() {
        Divergence.first(network.parameters()).ifPresent(place -> {
            throw DivergedException.ofParameter(step, place);
        });
    }

    /// Number of steps taken since the start of training.
    public long steps() {
        return step;
    }
}
