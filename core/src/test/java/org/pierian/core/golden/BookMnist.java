package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.KeepMask;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.train.Evaluator;
import org.pierian.core.train.Tally;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// One pass of the chapter's MNIST training, one picture per step, and the evaluation after it.
final class BookMnist {

    private final Network network;
    private final JsonNode golden;

    /// @param golden a reference file with `layers` and `optimizer`
    /// @param weights the initial weights
    /// @param masks recorded masks of the dropout layers
    BookMnist(JsonNode golden, JsonNode weights, KeepMask... masks) {
        this.golden = golden;
        this.network = Network.build(BookNetwork.plan(golden.required("layers"), masks), Mnist.PICTURE, 1, 0);
        BookNetwork.assign(network.parameters(), weights);
    }

    /// Sums of losses and of right answers over the examples so far, after each example.
    ///
    /// @param losses sum of the first `i + 1` losses
    /// @param correct number of right answers among the first `i + 1`
    @SuppressWarnings("ArrayRecordComponent") // two columns of one table, never compared
    record Course(double[] losses, long[] correct) {

        Course(int examples) {
            this(new double[examples], new long[examples]);
        }

        int size() {
            return losses.length;
        }

        double loss(int i) {
            return i == 0 ? losses[0] : losses[i] - losses[i - 1];
        }

        double meanLoss(int examples) {
            return losses[examples - 1] / examples;
        }

        double accuracy(int examples) {
            return (double) correct[examples - 1] / examples;
        }
    }

    Course train(Dataset dataset) {
        JsonNode optimizer = golden.required("optimizer");
        Trainer trainer = new Trainer(
                network,
                new SoftmaxCrossEntropy(10),
                new Momentum(
                        network.parameters(),
                        optimizer.required("learning_rate").doubleValue(),
                        optimizer.required("momentum").doubleValue()),
                dataset,
                new TrainingPlan(1, true, false, 0));
        Course course = new Course(dataset.size());
        trainer.epoch(0, tally -> {
            int i = (int) tally.examples() - 1;
            course.losses[i] = tally.lossSum();
            course.correct[i] = tally.correct();
        });
        return course;
    }

    /// Evaluates and keeps the loss of each example.
    Tally evaluate(Dataset dataset, float[] losses) {
        Evaluator evaluator = new Evaluator(network, new SoftmaxCrossEntropy(10), dataset);
        return evaluator.evaluate((first, output, batchLosses) -> losses[first] = batchLosses[0]);
    }

    void checkWeights(Tolerance tolerance) {
        BookNetwork.checkValues(tolerance, "final", network.parameters(), golden.required("final_weights"));
    }
}
