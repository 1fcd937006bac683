package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Dataset;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.basic.KeepMask;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.train.Trainer;

/// One pass of the chapter's MNIST training, one image per step, and the evaluation after it.
final class BookMnist {

    private final Network network;
    private final Loss loss;
    private final JsonNode golden;

    /// @param golden a reference file with `layers` and `optimizer`
    /// @param weights the initial weights
    /// @param masks recorded masks of the dropout layers
    BookMnist(JsonNode golden, JsonNode weights, KeepMask... masks) {
        this.golden = golden;
        Backend backend = CpuBackend.scalar();
        this.loss = new SoftmaxCrossEntropy(backend);
        this.network = Network.build(
                BookNetwork.plan(golden.required("layers"), masks), TensorType.numbers(Mnist.PICTURE), 1, 0, backend);
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
        Trainer trainer = Tallies.trainer(
                network,
                loss,
                new Momentum(optimizer.required("momentum").doubleValue()),
                optimizer.required("learning_rate").doubleValue(),
                dataset);
        Course course = new Course(dataset.size());
        trainer.epoch(0, tally -> {
            int i = (int) tally.examples() - 1;
            course.losses[i] = Tallies.lossSum(tally);
            course.correct[i] = Tallies.correct(tally);
        });
        return course;
    }

    /// Evaluates and keeps the loss of each example.
    Tally evaluate(Dataset dataset, float[] losses) {
        return Tallies.evaluator(network, loss, dataset)
                .evaluate((first, output, batchLosses) -> losses[first] = batchLosses.get(0));
    }

    void checkWeights(Tolerance tolerance) {
        BookNetwork.checkValues(tolerance, "final", network.parameters(), golden.required("final_weights"));
    }
}
