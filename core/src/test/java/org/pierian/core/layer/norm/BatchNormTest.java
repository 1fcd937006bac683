package org.pierian.core.layer.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

class BatchNormTest {

    private static final LayerPlan PLAIN = new BatchNorm.Plan(1e-5, 0.5, false, false);

    private static Network network(LayerPlan plan, Backend backend, int... example) {
        return Network.build(plan, TensorType.numbers(Shape.of(example)), 4, 0, backend);
    }

    private static float[] saved(Network network, int index) {
        return network.saved().get(index).values();
    }

    /// Of 1 and 5 the mean is 3, the variance 4, and 8 with a divisor of 1.
    @Test
    void runningStatisticsMoveHalfWayToThoseOfTheBatch() {
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(PLAIN, backend, 1);
            network.run(2).input().assign(1f, 5f);
            network.run(2).forward(Mode.TRAIN, 0);
            assertThat(network.run(2).output().toArray()).containsExactly(-0.99999875f, 0.99999875f);
            assertThat(saved(network, 0)).containsExactly(1.5f);
            assertThat(saved(network, 1)).containsExactly(4.5f);
        }
    }

    @Test
    void aBatchOfOneNumberForEachChannelGivesZerosAndLeavesTheVariance() {
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(PLAIN, backend, 2);
            network.run(1).input().assign(4f, -6f);
            network.run(1).forward(Mode.TRAIN, 0);
            assertThat(network.run(1).output().toArray()).containsExactly(0f, 0f);
            assertThat(saved(network, 0)).containsExactly(2f, -3f);
            assertThat(saved(network, 1)).containsExactly(1f, 1f);
        }
    }

    @Test
    void evaluationLeavesTheRunningStatistics() {
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(PLAIN, backend, 1);
            network.run(2).input().assign(1f, 5f);
            network.run(2).forward(Mode.EVAL, 0);
            assertThat(saved(network, 0)).containsExactly(0f);
            assertThat(saved(network, 1)).containsExactly(1f);
        }
    }

    @Test
    void statisticsAreNamedAsPyTorchDoesAndComeAfterAllParameters() {
        LayerPlan norm = new BatchNorm.Plan(1e-5, 0.1, true, true);
        try (Backend backend = CpuBackend.scalar()) {
            Network network = network(new Sequential.Plan(List.of(norm, new Relu(), norm)), backend, 3, 2, 2);
            assertThat(network.saved())
                    .extracting(SavedTensor::name)
                    .containsExactly(
                            "0.weight",
                            "0.bias",
                            "2.weight",
                            "2.bias",
                            "0.running_mean",
                            "0.running_var",
                            "2.running_mean",
                            "2.running_var");
        }
    }

    @Test
    void groupsMustDivideTheChannelsAndHoldMoreThanOneNumber() {
        TensorType images = TensorType.numbers(Shape.of(6, 5, 5));
        assertThatThrownBy(() -> new GroupNorm(4, 1e-5, true, true).output(images))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("cannot divide the 6 channels");
        assertThatThrownBy(() -> new GroupNorm(6, 1e-5, true, true).output(TensorType.numbers(Shape.of(6))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than one number in a group");
        assertThatThrownBy(() -> new InstanceNorm(1e-5, true, true).output(TensorType.numbers(Shape.of(6))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than one position");
        assertThatThrownBy(() -> new LayerNorm(1e-5, 4, true, true).output(images))
                .isInstanceOf(ShapeException.class)
                .hasMessage("layer_norm has dim 4, but an example is [6, 5, 5]: its axes are 1 to 3, or -3 to -1");
    }

    @Test
    void paddingEndsWhereTimeIsMixed() {
        TensorType padded = TensorType.numbers(Shape.of(6, 5)).padded(true);
        assertThat(new LayerNorm(1e-5).output(padded).padded()).isTrue();
        assertThat(new RmsNorm(1e-5, true).output(padded).padded()).isTrue();
        assertThatThrownBy(() -> new LayerNorm(1e-5, 1, true, true).output(padded))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("since examples may be shorter than it");
        assertThat(PLAIN.output(padded).padded()).isFalse();
    }
}
