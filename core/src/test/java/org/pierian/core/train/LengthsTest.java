package org.pierian.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.TokenLines;
import org.pierian.core.data.Tokens;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.Accuracy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.metric.Tally;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.TestBackend;

/// Lengths go from the examples to the layers, in training and in evaluation.
class LengthsTest {

    private static final int VOCABULARY = 5;
    private static final int STEPS = 4;

    /// One-hot rows of indices, which keeps the lengths that it is told.
    private record Rows(List<Integer> seen) implements LayerPlan, Layer {

        @Override
        public TensorType output(TensorType in) {
            return TensorType.numbers(in.shape().append(in.indicesBelow())).padded(in.padded());
        }

        @Override
        public boolean takesIndices() {
            return true;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            return this;
        }

        @Override
        public void forward(Pass pass, Tensor x, Tensor y) {
            y.fill(0f);
            for (int i = 0; i < x.size(); i++) {
                y.buffer().set(i * VOCABULARY + (int) x.get(i), 1f);
            }
            for (int e = pass.first(); e < pass.end(); e++) {
                seen.add(pass.length(e, STEPS));
            }
        }

        @Override
        public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {}
    }

    /// The lines `1 2 3`, `4` and `2 1`, each with one step more.
    private static TokenLines lines() {
        Tokens tokens = Tokens.of(new int[] {1, 2, 3, 4, 2, 1}, VOCABULARY);
        return new TokenLines(tokens, new int[] {0, 3, 4, 6}, new int[] {0, 1, 2}, STEPS, 0, 1);
    }

    private static Network network(Rows rows, Backend backend) {
        Initializer zero = new Initializer.Constant(0f);
        LayerPlan linear = new Linear.Plan(VOCABULARY, OptionalInt.empty(), zero, Optional.of(zero));
        return Network.build(new Sequential.Plan(List.of(rows, linear)), lines().inputType(), 2, 0, backend);
    }

    @ParameterizedTest
    @EnumSource
    void everyPassKnowsTheLengthsOfItsExamples(TestBackend kind) {
        Rows rows = new Rows(new ArrayList<>());
        try (Backend backend = kind.open()) {
            Network network = network(rows, backend);
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(backend);
            Optimizer optimizer = new Optimizer(new GradientDescent(), 1, network.parameters(), backend);
            Descent descent = new Descent(network.parameters(), backend, optimizer, Optional.empty(), Optional.empty());
            Trainer trainer = new Trainer(
                    network, loss, List.of(new MeanLoss(loss)), descent, lines(), new TrainingPlan(2, true, false, 0));
            for (int epoch = 0; epoch < 200; epoch++) {
                trainer.epoch(epoch, tally -> {});
            }
            assertThat(rows.seen().subList(0, 6)).containsExactly(4, 2, 3, 4, 2, 3);
            rows.seen().clear();
            Tally tally = new Evaluator(
                            network, loss, List.of(new MeanLoss(loss), new Accuracy(OutputMeaning.LOGITS)), lines())
                    .evaluate();
            assertThat(rows.seen()).containsExactly(4, 2, 3);
            // one of 0 > 1, 4, 2, one of 1 > 2, 0 and one of 2 > 3, 1 can be right, and 3 > 0 and 4 > 0
            assertThat(tally.value(Accuracy.NAME)).contains(5.0 / 9);
        }
    }

    @Test
    void lengthsAreFullWhereNobodySaysOthers() {
        try (Backend backend = TestBackend.SCALAR.open()) {
            assertThat(network(new Rows(new ArrayList<>()), backend).run(2).lengths())
                    .containsExactly(STEPS, STEPS);
        }
    }
}
