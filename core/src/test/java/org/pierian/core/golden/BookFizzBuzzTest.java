package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.loss.SumOfSquaredErrors;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.train.Trainer;

/// The chapter's FizzBuzz: a training that enlarges every rounding error, so that float32 can follow the book's
/// doubles only up to some epoch.
///
/// How far is found by training twice, the second time with every initial weight moved by one unit in the last
/// place: as long as both runs agree within [#SAME], rounding does not matter yet.
class BookFizzBuzzTest {

    private static final int BITS = 10;
    private static final int CLASSES = 4;
    private static final double SAME = 1e-4;
    private static final Tolerance CLOSE = new Tolerance(1e-3, 0);

    /// Epochs in which the two runs with squared errors agree; from 70 on the book's losses are missed by more
    /// than a thousandth.
    private static final int SSE_HORIZON = 62;
    /// Epochs in which the two runs with softmax agree; the book's losses are missed from 36 on.
    private static final int SOFTMAX_HORIZON = 35;

    @Test
    void squaredErrorsFollowTheBookAsFarAsFloatsCan() {
        JsonNode golden = GoldenFile.resource("book/fizzbuzz_sse.json");
        Run run = new Run(golden, SumOfSquaredErrors::new, false);
        follow(golden, run, new Run(golden, SumOfSquaredErrors::new, true), SSE_HORIZON);
        // Doubles end at 0.90. On the first plateau a step moves a weight by less than half a unit in float32's last
        // place, so that much of it is lost: doubles whose weights alone are rounded to float after each step leave
        // the book in the same epoch, and end between 0.84 and 0.90.
        assertThat(run.trainAccuracy()).isBetween(0.93, 0.97);
        assertThat(run.testAccuracy()).isBetween(0.82, 0.94);
    }

    @Test
    void softmaxFollowsTheBookAsFarAsFloatsCan() {
        JsonNode golden = GoldenFile.resource("book/fizzbuzz_softmax.json");
        Run run = new Run(golden, SoftmaxCrossEntropy::new, false);
        follow(golden, run, new Run(golden, SoftmaxCrossEntropy::new, true), SOFTMAX_HORIZON);
        assertThat(run.trainAccuracy()).isGreaterThanOrEqualTo(0.98);
        assertThat(run.testAccuracy()).isGreaterThanOrEqualTo(0.88);
    }

    private static void follow(JsonNode golden, Run run, Run moved, int horizon) {
        double[] losses = GoldenFile.doubles(golden.required("epoch_loss"));
        int agreed = 0;
        for (int epoch = 0; epoch < losses.length; epoch++) {
            double loss = run.epoch(epoch);
            double other = moved.epoch(epoch);
            if (agreed == epoch && Math.abs(loss - other) <= SAME * loss) {
                agreed++;
            }
            if (epoch < horizon) {
                CLOSE.check("loss of epoch " + (epoch + 1), loss, losses[epoch]);
            }
        }
        assertThat(agreed).as("epochs that do not depend on rounding").isGreaterThanOrEqualTo(horizon);
    }

    /// One training run on the numbers from 101 to 1023, judged on those from 1 to 100.
    private static final class Run {

        private final Loss loss;
        private final Network network;
        private final Trainer trainer;
        private final Dataset train = numbers(101, 1023);

        Run(JsonNode golden, Function<Backend, Loss> loss, boolean moved) {
            Backend backend = CpuBackend.scalar();
            this.loss = loss.apply(backend);
            TensorType bits = TensorType.numbers(Shape.of(BITS));
            this.network = Network.build(BookNetwork.plan(golden.required("layers")), bits, 1, 0, backend);
            BookNetwork.assign(network.parameters(), golden.required("initial_weights"));
            if (moved) {
                network.parameters().forEach(Run::moveUp);
            }
            JsonNode optimizer = golden.required("optimizer");
            this.trainer = Tallies.trainer(
                    network,
                    this.loss,
                    new Momentum(optimizer.required("momentum").doubleValue()),
                    optimizer.required("learning_rate").doubleValue(),
                    train);
        }

        private static void moveUp(Parameter parameter) {
            float[] values = parameter.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.nextUp(values[i]);
            }
            parameter.assign(values);
        }

        double epoch(int epoch) {
            return Tallies.lossSum(trainer.epoch(epoch, t -> {}));
        }

        double trainAccuracy() {
            return Tallies.accuracy(evaluate(train));
        }

        double testAccuracy() {
            return Tallies.accuracy(evaluate(numbers(1, 100)));
        }

        private Tally evaluate(Dataset dataset) {
            return Tallies.evaluator(network, loss, dataset).evaluate();
        }
    }

    private static Dataset numbers(int first, int last) {
        int count = last - first + 1;
        float[] inputs = new float[count * BITS];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int n = first + i;
            for (int bit = 0; bit < BITS; bit++) {
                inputs[i * BITS + bit] = n >>> bit & 1; // least significant first
            }
            labels[i] = n % 15 == 0 ? 3 : n % 5 == 0 ? 2 : n % 3 == 0 ? 1 : 0;
        }
        return new DenseDataset(Shape.of(BITS), inputs, new Targets(labels, CLASSES));
    }
}
