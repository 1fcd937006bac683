package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pierian.core.layer.basic.KeepMask;
import org.pierian.core.metric.Tally;

/// The chapter's MNIST networks on the first few hundred images, loss by loss. Needs the real images.
class BookMnistSubsetTest {

    private static final Tolerance LOSS = new Tolerance(0, 1e-4);
    private static final Tolerance ACCURACY = new Tolerance(0, 0.002);
    private static final Tolerance WEIGHT = new Tolerance(0, 1e-5);

    @Test
    void logisticRegressionFollowsTheBook() {
        JsonNode golden = GoldenFile.resource("book/mnist_subset_logistic.json");
        check(golden, new BookMnist(golden, golden.required("initial_weights")));
    }

    @Test
    void deepNetworkFollowsTheBook() {
        JsonNode golden = GoldenFile.resource("book/mnist_subset_deep.json");
        check(golden, new BookMnist(golden, golden.required("initial_weights")));
    }

    @Test
    void deepNetworkWithRecordedDropoutFollowsTheBook() {
        JsonNode golden = GoldenFile.resource("book/mnist_subset_deep_dropout.json");
        JsonNode weights = GoldenFile.resource("book/mnist_subset_deep.json").required("initial_weights");
        JsonNode masks = golden.required("dropout_masks");
        check(golden, new BookMnist(golden, weights, mask(masks, 0), mask(masks, 1)));
    }

    private static KeepMask mask(JsonNode masks, int layer) {
        return (step, first, mask, from, to) -> {
            String bits = masks.required((int) step).required(layer).asText();
            for (int i = from; i < to; i++) {
                mask.buffer().set(i, bits.charAt(i) - '0');
            }
        };
    }

    private static void check(JsonNode golden, BookMnist run) {
        JsonNode train = golden.required("train");
        BookMnist.Course course =
                run.train(Mnist.train(golden.required("train_samples").intValue()));
        double[] losses = GoldenFile.doubles(train.required("sample_losses"));
        for (int i = 0; i < losses.length; i++) {
            LOSS.check("loss of training image " + i, course.loss(i), losses[i]);
        }
        for (JsonNode line : train.required("progress")) {
            int samples = line.required("samples").intValue();
            LOSS.check(
                    "mean loss",
                    course.meanLoss(samples),
                    line.required("avg_loss").doubleValue());
            ACCURACY.check(
                    "accuracy",
                    course.accuracy(samples),
                    line.required("accuracy").doubleValue());
        }
        run.checkWeights(WEIGHT);

        double[] testLosses = GoldenFile.doubles(golden.required("test").required("sample_losses"));
        float[] found = new float[testLosses.length];
        Tally tally = run.evaluate(Mnist.test(found.length), found);
        LOSS.check("loss of test image", found, testLosses);
        ACCURACY.check(
                "test accuracy",
                Tallies.accuracy(tally),
                golden.required("test_accuracy").doubleValue());
    }
}
