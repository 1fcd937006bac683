package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.core.layer.basic.KeepMask;
import org.pierian.core.metric.Tally;
import org.pierian.core.tensor.Tensor;

/// The chapter's MNIST experiments whole: 60,000 steps and 10,000 test images. Needs the real images and
/// the large reference files.
class BookMnistFullTest {

    private static final Tolerance LOSS = new Tolerance(0, 1e-4);
    private static final Tolerance ACCURACY = new Tolerance(0, 0.002);
    private static final int FIRST_MASK = 30;
    private static final int BOTH_MASKS = 40;

    @Test
    void logisticRegressionFollowsTheBook() {
        JsonNode golden = GoldenFile.file(RealFiles.golden("book/mnist_full_logistic.json"));
        JsonNode weights =
                GoldenFile.resource("book/mnist_subset_logistic.json").required("initial_weights");
        check(golden, new BookMnist(golden, weights));
    }

    @Test
    void deepNetworkWithRecordedDropoutFollowsTheBook() throws IOException {
        JsonNode golden = GoldenFile.file(RealFiles.golden("book/mnist_full_deep.json"));
        JsonNode weights = GoldenFile.resource("book/mnist_subset_deep.json").required("initial_weights");
        List<String> masks =
                Files.readAllLines(RealFiles.golden("book/mnist_full_dropout_masks.txt"), StandardCharsets.US_ASCII);
        KeepMask first = (step, place, mask, from, to) -> bits(masks.get((int) step), 0, mask, from, to);
        KeepMask second = (step, place, mask, from, to) -> bits(masks.get((int) step), FIRST_MASK, mask, from, to);
        check(golden, new BookMnist(golden, weights, first, second));
    }

    /// Bits of a line of hexadecimal digits, the most significant first.
    private static void bits(String line, int first, Tensor mask, int from, int to) {
        long bits = Long.parseLong(line, 16);
        for (int i = from; i < to; i++) {
            mask.buffer().set(i, (int) (bits >>> (BOTH_MASKS - 1 - first - i)) & 1);
        }
    }

    private static void check(JsonNode golden, BookMnist run) {
        JsonNode train = golden.required("train");
        BookMnist.Course course =
                run.train(Mnist.train(train.required("samples").intValue()));
        for (JsonNode line : train.required("progress")) {
            int samples = line.required(0).intValue();
            LOSS.check(
                    "mean loss of " + samples,
                    course.meanLoss(samples),
                    line.required(1).doubleValue());
            ACCURACY.check(
                    "accuracy of " + samples,
                    course.accuracy(samples),
                    line.required(2).doubleValue());
        }
        JsonNode test = golden.required("test");
        int pictures = test.required("samples").intValue();
        Tally tally = run.evaluate(Mnist.test(pictures), new float[pictures]);
        LOSS.check("test loss", tally.meanLoss(), test.required("avg_loss").doubleValue());
        ACCURACY.check(
                "test accuracy",
                Tallies.accuracy(tally),
                test.required("accuracy").doubleValue());
    }
}
