package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.train.Trainer;

/// The chapter's XOR: 3,000 epochs from its initial weights, one example per step.
class BookXorTest {

    private static final Tolerance CLOSE = new Tolerance(0, 1e-4);
    private static final Shape PAIR = Shape.of(2);

    private final JsonNode xor = GoldenFile.resource("book/xor.json");
    private final Backend backend = CpuBackend.scalar();
    private final Network network =
            Network.build(BookNetwork.plan(xor.required("layers")), TensorType.numbers(PAIR), 1, 0, backend);

    @Test
    void trainingFollowsTheBookFromFirstToLastEpoch() {
        BookNetwork.assign(network.parameters(), xor.required("initial_weights"));
        float[] inputs = GoldenFile.floats(xor.required("inputs"));
        float[] targets = GoldenFile.floats(xor.required("targets"));
        int[] labels = new int[targets.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) targets[i];
        }
        double rate = xor.required("optimizer").required("learning_rate").doubleValue();
        Trainer trainer = Tallies.trainer(
                network,
                new SumOfSquaredErrors(backend),
                new GradientDescent(),
                rate,
                new DenseDataset(PAIR, inputs, new Targets(labels, 1)));

        double[] losses = GoldenFile.doubles(xor.required("epoch_loss"));
        JsonNode weights = xor.required("weights_after_epoch");
        for (int epoch = 0; epoch < losses.length; epoch++) {
            String which = Integer.toString(epoch + 1);
            CLOSE.check("loss of epoch " + which, Tallies.lossSum(trainer.epoch(epoch, t -> {})), losses[epoch]);
            if (weights.has(which)) {
                BookNetwork.checkValues(CLOSE, "after epoch " + which, network.parameters(), weights.required(which));
            }
        }

        BookNetwork.checkValues(CLOSE, "at the end", network.parameters(), xor.required("final_weights"));
        for (int i = 0; i < labels.length; i++) {
            Network.Run run = network.run(1);
            run.input().assign(inputs[2 * i], inputs[2 * i + 1]);
            run.forward(Mode.EVAL, 0);
            JsonNode prediction = xor.required("final_predictions").required(i);
            CLOSE.check("prediction", run.output().toArray(), GoldenFile.doubles(prediction));
        }
    }
}
