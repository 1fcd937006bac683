package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.tensor.Shape;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// The chapter's XOR: 3,000 epochs from its initial weights, one example per step.
class BookXorTest {

    private static final Tolerance CLOSE = new Tolerance(0, 1e-4);
    private static final Shape PAIR = Shape.of(2);

    private final JsonNode xor = GoldenFile.resource("book/xor.json");
    private final Network network = Network.build(BookNetwork.plan(xor.required("layers")), PAIR, 1, 0);

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
        Trainer trainer = new Trainer(
                network,
                new SumOfSquaredErrors(),
                new GradientDescent(network.parameters(), rate),
                new DenseDataset(PAIR, inputs, new Targets(labels, 1)),
                new TrainingPlan(1, true, false, 0));

        double[] losses = GoldenFile.doubles(xor.required("epoch_loss"));
        JsonNode weights = xor.required("weights_after_epoch");
        for (int epoch = 0; epoch < losses.length; epoch++) {
            String which = Integer.toString(epoch + 1);
            CLOSE.check("loss of epoch " + which, trainer.epoch(epoch, t -> {}).lossSum(), losses[epoch]);
            if (weights.has(which)) {
                BookNetwork.checkValues(CLOSE, "after epoch " + which, network.parameters(), weights.required(which));
            }
        }

        BookNetwork.checkValues(CLOSE, "at the end", network.parameters(), xor.required("final_weights"));
        for (int i = 0; i < labels.length; i++) {
            Network.Pass pass = network.pass(1);
            System.arraycopy(inputs, 2 * i, pass.input().data(), 0, 2);
            pass.forward(Mode.EVAL, 0);
            JsonNode prediction = xor.required("final_predictions").required(i);
            CLOSE.check("prediction", pass.output().data(), GoldenFile.doubles(prediction));
        }
    }
}
