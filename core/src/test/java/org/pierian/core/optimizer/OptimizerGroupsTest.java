package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.Targets;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.loss.Loss;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.metric.MeanLoss;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.OptimizerKind;
import org.pierian.core.testing.TestBackend;
import org.pierian.core.train.Descent;
import org.pierian.core.train.Trainer;
import org.pierian.core.train.TrainingPlan;

/// Training in groups, and of some of the parameters.
class OptimizerGroupsTest {

    private static final int EXAMPLES = 13;
    private static final int FEATURES = 30;

    @ParameterizedTest
    @EnumSource
    void groupsWithFactorsOfOneAreTheSameAsOne(OptimizerKind kind) {
        for (int batch : new int[] {1, 4}) {
            for (TestBackend backend : TestBackend.values()) {
                try (Backend one = backend.open();
                        Backend several = backend.open()) {
                    List<float[]> expected =
                            train(one, batch, network -> List.of(group(kind, 1, network.parameters())));
                    List<float[]> found = train(
                            several,
                            batch,
                            network -> List.of(
                                    group(kind, 1, every(network, 2, 1)), group(kind, 1, every(network, 2, 0))));
                    assertThat(found).as("%s, batch %s", backend, batch).hasSameSizeAs(expected);
                    for (int i = 0; i < found.size(); i++) {
                        assertThat(found.get(i)).isEqualTo(expected.get(i));
                    }
                }
            }
        }
    }

    /// At batch 1, gradients and steps may wait for the next pass; those that nobody asks for never come.
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void parametersWithoutAGroupKeepTheirValuesOnEveryBackend(int batch) {
        List<float[]> first = new ArrayList<>();
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                List<float[]> initial = train(backend, batch, network -> List.of());
                List<float[]> found = train(
                        backend,
                        batch,
                        network -> List.of(new Optimizer.Group(
                                new Momentum(0.9), 1, network.parameters().subList(2, 4))));
                assertThat(found.get(0)).isEqualTo(initial.get(0));
                assertThat(found.get(1)).isEqualTo(initial.get(1));
                assertThat(found.get(2)).isNotEqualTo(initial.get(2));
                assertThat(found.get(3)).isNotEqualTo(initial.get(3));
                if (first.isEmpty()) {
                    first.addAll(found);
                }
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.get(i)).as("%s of %s", i, kind).isEqualTo(first.get(i));
                }
            }
        }
    }

    /// In the factor and in the rate itself: the same product.
    @ParameterizedTest
    @CsvSource({"0.5, 0.02, 0.04", "2, 0.02, 0.01"})
    void theFactorMultipliesTheRate(double factor, double product, double rate) {
        try (Backend one = CpuBackend.scalar();
                Backend other = CpuBackend.scalar()) {
            List<float[]> expected = train(
                    one,
                    2,
                    product,
                    network -> List.of(new Optimizer.Group(new Momentum(0.5), 1, network.parameters())));
            List<float[]> found = train(
                    other,
                    2,
                    rate,
                    network -> List.of(new Optimizer.Group(new Momentum(0.5), factor, network.parameters())));
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void whatIsRememberedIsNamedKindAfterKind() {
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(backend);
            List<Optimizer.Group> groups = List.of(
                    group(OptimizerKind.ADAM, 1, every(network, 2, 0)),
                    group(OptimizerKind.ADAM, 2, network.parameters().subList(1, 2)));
            assertThat(new Optimizer(groups, 0.1, backend).memory())
                    .extracting(OptimizerState::name)
                    .containsExactly(
                            "0.weight.first_moment",
                            "2.weight.first_moment",
                            "0.bias.first_moment",
                            "0.weight.second_moment",
                            "2.weight.second_moment",
                            "0.bias.second_moment");
        }
    }

    private static Optimizer.Group group(OptimizerKind kind, double factor, List<Parameter> parameters) {
        return new Optimizer.Group(kind.formula(), factor, parameters);
    }

    private static List<Parameter> every(Network network, int step, int from) {
        List<Parameter> some = new ArrayList<>();
        for (int i = from; i < network.parameters().size(); i += step) {
            some.add(network.parameters().get(i));
        }
        return some;
    }

    /// Chooses groups.
    private interface Grouping {
        List<Optimizer.Group> of(Network network);
    }

    private static List<float[]> train(Backend backend, int batch, Grouping grouping) {
        return train(backend, batch, 0.01, grouping);
    }

    /// The parameters after two epochs.
    private static List<float[]> train(Backend backend, int batch, double rate, Grouping grouping) {
        Network network = network(backend);
        List<Optimizer.Group> groups = grouping.of(network);
        List<Parameter> trained = network.parameters().stream()
                .filter(p ->
                        groups.stream().anyMatch(group -> group.parameters().contains(p)))
                .toList();
        Descent descent = new Descent(
                trained,
                backend,
                new Optimizer(groups, rate, backend),
                Optional.empty(),
                Optional.of(new Penalty(0.001, 0.01)),
                Optional.of(new ClipValue(0.5)));
        Loss loss = new SoftmaxCrossEntropy(backend);
        Trainer trainer = new Trainer(
                network, loss, List.of(new MeanLoss(loss)), descent, data(), new TrainingPlan(batch, true, true, 3));
        trainer.epoch(0, tally -> {});
        trainer.epoch(1, tally -> {});
        return network.parameters().stream().map(Parameter::values).toList();
    }

    private static Network network(Backend backend) {
        LayerPlan plan = new Sequential.Plan(List.of(linear(40), new Tanh(), linear(3)));
        return Network.build(plan, TensorType.numbers(Shape.of(FEATURES)), 4, 7, backend);
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
