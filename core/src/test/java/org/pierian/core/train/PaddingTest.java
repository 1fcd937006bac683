package org.pierian.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.Metric;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.TestBackend;

/// Padding never changes a number: the same sequences, padded to other lengths and in other batches, give the same
/// bits.
class PaddingTest {

    private static final int[] LENGTHS = {3, 5, 1, 4, 2, 5, 3};
    private static final int LONGEST = 5;
    private static final int FEATURES = 3;
    private static final int CLASSES = 4;

    @ParameterizedTest
    @EnumSource
    void trainingEndsInTheSameParameters(TestBackend kind) {
        List<List<Integer>> results = new ArrayList<>();
        for (int steps : new int[] {LONGEST, 2 * LONGEST, 4 * LONGEST}) {
            try (Backend backend = kind.open()) {
                Network network = network(steps, 7, backend);
                Tally tally = train(network, steps);
                List<Integer> bits = bits(network);
                tally.metrics().forEach(metric -> bits.add(Double.hashCode(metric.value())));
                results.add(bits);
            }
        }
        assertThat(results).containsOnly(results.getFirst());
    }

    private static Tally train(Network network, int steps) {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(network.backend());
        Descent descent = new Descent(
                network.parameters(),
                network.backend(),
                new Optimizer(new GradientDescent(), 0.1, network.parameters(), network.backend()),
                Optional.empty(),
                Optional.empty());
        Trainer trainer =
                new Trainer(network, loss, metrics(loss), descent, dataset(steps), new TrainingPlan(3, true, true, 1));
        trainer.epoch(0, tally -> {});
        return trainer.epoch(1, tally -> {});
    }

    private static List<Integer> bits(Network network) {
        List<Integer> bits = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            for (float value : parameter.values()) {
                bits.add(Float.floatToRawIntBits(value));
            }
        }
        return bits;
    }

    @ParameterizedTest
    @EnumSource
    void lossesAndOutputsDependOnNoOtherExample(TestBackend kind) {
        List<List<Integer>> results = new ArrayList<>();
        for (int steps : new int[] {LONGEST, 2 * LONGEST, 4 * LONGEST}) {
            for (int batch : new int[] {1, 2, 7}) {
                try (Backend backend = kind.open()) {
                    results.add(evaluated(network(steps, batch, backend), steps));
                }
            }
        }
        assertThat(results.getFirst()).hasSize(Arrays.stream(LENGTHS).sum() * (1 + CLASSES) + 2);
        assertThat(results).containsOnly(results.getFirst());
    }

    /// The bits of the losses and outputs of all steps that count, and of the metrics.
    private static List<Integer> evaluated(Network network, int steps) {
        List<Integer> bits = new ArrayList<>();
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(network.backend());
        Tally tally = new Evaluator(network, loss, metrics(loss), dataset(steps)).evaluate((first, output, losses) -> {
            for (int e = 0; e < output.rows(); e++) {
                for (int t = 0; t < LENGTHS[first + e]; t++) {
                    int step = e * steps + t;
                    bits.add(Float.floatToRawIntBits(losses.get(step)));
                    for (int c = 0; c < CLASSES; c++) {
                        bits.add(Float.floatToRawIntBits(output.get(step * CLASSES + c)));
                    }
                }
            }
        });
        tally.metrics().forEach(metric -> bits.add(Double.hashCode(metric.value())));
        return bits;
    }

    private static List<Metric> metrics(SoftmaxCrossEntropy loss) {
        return List.of(new MeanLoss(loss), new Accuracy(OutputMeaning.LOGITS));
    }

    private static Network network(int steps, int batch, Backend backend) {
        LayerPlan plan = new Sequential.Plan(List.of(linear(6), new LayerNorm(1e-5), new Tanh(), linear(CLASSES)));
        return Network.build(plan, type(steps), batch, 3, backend);
    }

    private static LayerPlan linear(int outputs) {
        Initializer random = new Initializer.Uniform(-1f, 1f);
        return new Linear.Plan(outputs, OptionalInt.empty(), random, Optional.of(random));
    }

    private static TensorType type(int steps) {
        return TensorType.numbers(Shape.of(steps, FEATURES)).padded(true);
    }

    private static Dataset dataset(int steps) {
        float[] rows = new float[LENGTHS.length * steps * FEATURES];
        int[] classes = new int[LENGTHS.length * steps];
        Arrays.fill(classes, -1);
        for (int e = 0; e < LENGTHS.length; e++) {
            for (int t = 0; t < LENGTHS[e]; t++) {
                classes[e * steps + t] = (e + t * t) % CLASSES;
                for (int f = 0; f < FEATURES; f++) {
                    rows[(e * steps + t) * FEATURES + f] = (e * 7 + t * 5 + f * 3) % 11 * 0.3f - 1;
                }
            }
        }
        TargetType.Classes targets = new TargetType.Classes(Shape.of(steps), CLASSES);
        return new DenseDataset(new InputRows(type(steps), rows, LENGTHS), new Targets(classes, targets));
    }
}
