package org.pierian.core.train;

import java.util.List;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.Loss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.OptimizerState;
import org.pierian.core.tensor.Tensor;

/// The training loop: a forward pass, a backward pass and a step of the optimizer for each batch, or for several.
public final class Trainer {

    private static final int STEPS_BETWEEN_CHECKS = 64;

    private final Network network;
    private final Loss loss;
    private final Descent descent;
    private final Dataset dataset;
    private final TrainingPlan plan;
    private final BatchBuffers buffers;
    private final Scores scores;
    private final Tensor losses;
    private final int[] order;
    private final ExampleOrder orders;
    private final Tally tally;
    private long step;
    private int begun;
    private long done; // steps of this process since #expectEpochs
    private long ahead;

    /// @param network what is trained
    /// @param loss what is minimized
    /// @param metrics what is measured while it trains, the loss first
    /// @param descent changes the network's parameters
    /// @param dataset the examples
    /// @param plan sizes, order and seed
    public Trainer(
            Network network,
            Loss loss,
            List<? extends Metric> metrics,
            Descent descent,
            Dataset dataset,
            TrainingPlan plan) {
        this.network = network;
        this.loss = loss;
        this.descent = descent;
        this.dataset = dataset;
        this.plan = plan;
        this.buffers = new BatchBuffers(network, dataset.targetType(), loss);
        this.scores = new Scores(network, dataset.targetType());
        this.losses = buffers.losses();
        this.tally = new Tally(metrics);
        this.order = new int[dataset.size()];
        this.orders = plan.order(dataset);
    }

    /// One pass over the dataset; after [#resumeAt] only what was left of it. When it returns, parameters are
    /// where the optimizer wants them evaluated and saved.
    ///
    /// @param epoch number of the epoch, from 0; fixes the order of examples
    /// @param listener called after each step
    /// @return the metrics of the epoch, each loss taken before its own step; valid until the next epoch
    /// @throws DivergedException when a loss, a parameter or a gradient that is to be clipped is not finite
    public Tally epoch(int epoch, StepListener listener) {
        descent.optimizer().moveToTrainingPoint();
        orders.arrange(epoch, order);
        dataset.beginEpoch(epoch);
        if (begun == 0) {
            tally.clear();
        }
        int size = dataset.size();
        int start = begun;
        begun = 0;
        for (long from = start; from < size; from += plan.stepSize()) {
            step(epoch, (int) from, (int) Math.min(plan.stepSize(), size - from));
            listener.afterStep(tally);
        }
        requireFiniteParameters();
        descent.optimizer().moveToEvaluationPoint();
        return tally;
    }

    /// Continues as if so many steps had been taken; the caller restores the parameters and [#optimizerState].
    ///
    /// @param steps number of steps since the start of training
    /// @param sums over the examples so far in the epoch that [#epoch] is called for next
    public void resumeAt(long steps, Tally.Sums sums) {
        step = steps;
        begun = Math.toIntExact(sums.examples());
        tally.restore(sums);
        descent.optimizer().resumeAt(steps);
    }

    /// Says how many epochs are ahead, if nothing ends training before: how much it pays to prepare for.
    public void expectEpochs(int epochs) {
        ahead = epochs * (((long) dataset.size() + plan.stepSize() - 1) / plan.stepSize());
        done = 0;
        network.backend().expectSteps(0, ahead);
    }

    /// What the optimizer remembers between steps.
    public List<OptimizerState> optimizerState() {
        return descent.optimizer().memory();
    }

    private void step(int epoch, int from, int count) {
        if (count <= plan.batchSize()) {
            network.beginStep();
            Batch batch = fill(from, count);
            collect(batch, plan.meanOverBatch() ? loss.weight(batch) : 1);
        } else {
            collectParts(from, count);
        }
        descent.step(epoch, step);
        step++;
        done++;
        network.backend().expectSteps(done, Math.max(0, ahead - done));
        if (step % STEPS_BETWEEN_CHECKS == 0) {
            requireFiniteParameters();
        }
    }

    /// Passes over the parts of a step that is larger than a batch.
    private void collectParts(int from, int count) {
        double weight = plan.meanOverBatch() ? weight(from, count) : 1;
        network.beginStepInParts(count);
        for (int part = 0; part < count; part += plan.batchSize()) {
            collect(fill(from + part, Math.min(plan.batchSize(), count - part)), weight);
        }
    }

    /// What a mean over a step divides by: one chain over the targets of all parts.
    private double weight(int from, int count) {
        if (loss.takes() == Loss.Takes.NUMBERS) {
            return count;
        }
        double sum = 0;
        for (int part = 0; part < count; part += plan.batchSize()) {
            Batch batch = fill(from + part, Math.min(plan.batchSize(), count - part));
            for (int i = 0; i < loss.targets(batch); i++) {
                sum += loss.weight(batch, i);
            }
        }
        return sum;
    }

    private Batch fill(int from, int count) {
        Batch batch = buffers.batch(count);
        dataset.fill(order, from, batch);
        return batch;
    }

    /// One forward and one backward pass, whose gradients are added to those that the step has collected.
    ///
    /// @param weight what the sum of the losses is divided by
    private void collect(Batch batch, double weight) {
        Network.Run run = network.run(batch.size());
        run.forward(Mode.TRAIN, step);
        Tensor output = scores.output(run);
        loss.evaluate(output, batch, 1f / (float) weight, scores.gradient(run), losses);
        scores.finish(run);
        requireFinite(loss.targets(batch), run);
        tally.add(output, batch, losses);
        run.backward();
    }

    private void requireFinite(int targets, Network.Run run) {
        for (int i = 0; i < targets; i++) {
            float one = losses.get(i);
            if (!Float.isFinite(one)) {
                throw DivergedException.ofLoss(
                        step, one, network.parameters(), run, network.backend().reductions());
            }
        }
    }

    /// Makes sure that every parameter is finite. A loss shows most that are not in the next step, but a unit
    /// that is never active can hide one.
    ///
    /// @throws DivergedException when one is not
    public void requireFiniteParameters() {
        Divergence.first(network.parameters(), network.backend().reductions()).ifPresent(place -> {
            throw DivergedException.ofParameter(step, place);
        });
    }

    /// Number of steps taken since the start of training.
    public long steps() {
        return step;
    }
}
