package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.TestBackend;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// Gradients of penalties, as `ridge_penalty` and `lasso_penalty` of the book have them.
class PenaltyTest {

    private static final int EXAMPLES = 13;
    private static final int FEATURES = 30;

    private static Parameter parameter(Backend backend, String name, Shape shape, float[] values, float[] gradients) {
        Parameter p = new Site("", 0, 1, backend).parameter(name, shape, false, new Initializer.Constant(0));
        p.assign(values);
        p.assign(p.gradient().tensor(), gradients);
        return p;
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfWeightsAreAddedAndBiasesAreLeftOut(TestBackend kind) {
        try (Backend backend = kind.open()) {
            float[] w = {2, -3, 0, 0.5f};
            float[] g = {1, 1, 1, -1};
            Parameter weight = parameter(backend, "w", Shape.of(2, 2), w, g);
            Parameter bias = parameter(backend, "b", Shape.of(4), w, g);
            List<Parameter> both = List.of(weight, bias);
            new Penalty(0, 0.25).add(both, backend);
            assertThat(weight.gradients()).containsExactly(2, -0.5f, 1, -0.75f);
            new Penalty(0.5, 0).add(both, backend);
            assertThat(weight.gradients()).containsExactly(2.5f, -1, 1, -0.25f);
            weight.assign(weight.gradient().tensor(), g);
            new Penalty(0.5, 0.25).add(both, backend);
            assertThat(weight.gradients()).containsExactly(2.5f, -1, 1, -0.25f);
            assertThat(bias.gradients()).containsExactly(g);
            assertThat(weight.values()).containsExactly(w);
        }
    }

    /// A step of momentum may wait for the next forward pass, and the penalty reads the weights before.
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void trainingGivesTheSameBitsOnEveryBackend(int batch) {
        List<float[]> expected = new ArrayList<>();
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                List<float[]> weights = train(backend, batch, Optional.of(new Penalty(0.001, 0.01)));
                if (expected.isEmpty()) {
                    expected.addAll(weights);
                    assertThat(weights.getFirst())
                            .isNotEqualTo(
                                    train(backend, batch, Optional.empty()).getFirst());
                }
                for (int i = 0; i < weights.size(); i++) {
                    assertThat(weights.get(i)).as("%s of %s", i, kind).isEqualTo(expected.get(i));
                }
            }
        }
    }

    private static List<float[]> train(Backend backend, int batch, Optional<Penalty> penalty) {
        LayerPlan plan = new Sequential.Plan(List.of(linear(40), new Tanh(), linear(3)));
        Network network = Network.build(plan, TensorType.numbers(Shape.of(FEATURES)), 4, 7, backend);
        Optimizer optimizer = new Optimizer(new Momentum(0.9), 0.05, network.parameters(), backend);
        Descent descent =
                new Descent(network.parameters(), backend, optimizer, Optional.empty(), penalty, Optional.empty());
        Loss loss = new SoftmaxCrossEntropy(backend);
        Trainer trainer = new Trainer(
                network, loss, List.of(new MeanLoss(loss)), descent, data(), new TrainingPlan(batch, true, true, 3));
        trainer.epoch(0, tally -> {});
        trainer.epoch(1, tally -> {});
        return network.parameters().stream().map(Parameter::values).toList();
    }

    private static LayerPlan linear(int out) {
        Initializer xavier = new Initializer.Xavier();
        return new Linear.Plan(out, OptionalInt.empty(), xavier, Optional.of(xavier));
    }

    private static DenseDataset data() {
        float[] inputs = new float[EXAMPLES * FEATURES];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i * 37 % 19 - 9) * 0.1f;
        }
        int[] labels = new int[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = i * 7 % 3;
        }
        return new DenseDataset(Shape.of(FEATURES), inputs, new Targets(labels, 3));
    }
}
