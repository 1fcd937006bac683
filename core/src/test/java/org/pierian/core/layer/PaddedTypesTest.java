package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.activation.Glu;
import org.pierian.core.layer.activation.Softmax;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.container.Join;
import org.pierian.core.layer.container.Parallel;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.embedding.ClassToken;
import org.pierian.core.layer.norm.GroupNorm;
import org.pierian.core.layer.norm.InstanceNorm;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.pooling.ReduceAxis;
import org.pierian.core.layer.shape.Pad;
import org.pierian.core.layer.shape.Permute;
import org.pierian.core.layer.shape.Select;
import org.pierian.core.layer.shape.Slice;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.TestBackend;

/// Which layers pass on that examples may be shorter than their first axis, and which refuse such examples.
/// [PaddedContractTest] goes over all layers.
class PaddedTypesTest {

    private static final TensorType STEPS = TensorType.numbers(Shape.of(6, 4)).padded(true);

    @Test
    void linearKeepsTheStepsOfASequence() {
        TensorType out = LayerCase.linear(3, true).output(STEPS);
        assertThat(out).isEqualTo(TensorType.numbers(Shape.of(6, 3)).padded(true));
    }

    @Test
    void linearMixesAnExampleThatIsTimeAlone() {
        TensorType time = TensorType.numbers(Shape.of(6)).padded(true);
        assertThat(LayerCase.linear(3, true).output(time).padded()).isFalse();
    }

    @Test
    void aResidualThatAddsItsInputKeepsSteps() {
        Residual.Plan plan = new Residual.Plan(new Sequential.Plan(List.of(LayerCase.linear(4, true), new Tanh())));
        assertThat(plan.output(STEPS).padded()).isTrue();
    }

    @Test
    void aProjectionThatEndsPaddingEndsThatOfItsResidual() {
        Sequential.Plan exchanged = new Sequential.Plan(List.of(new Permute(List.of(2, 1))));
        Residual.Plan plan = new Residual.Plan(exchanged, Optional.of(exchanged));
        assertThat(plan.output(STEPS)).isEqualTo(TensorType.numbers(Shape.of(4, 6)));
    }

    @Test
    void aNormOfEachStepKeepsSteps() {
        assertThat(new LayerNorm(1e-5).output(STEPS)).isEqualTo(STEPS);
        assertThat(new InstanceNorm(1e-5, false, false).output(STEPS)).isEqualTo(STEPS);
    }

    @Test
    void aClassTokenIsAStepOfEveryExample() {
        ClassToken.Plan token = new ClassToken.Plan(LayerCase.WEIGHTS);
        assertThat(token.output(STEPS))
                .isEqualTo(TensorType.numbers(Shape.of(7, 4)).padded(true));
        ReduceAxis sum = new ReduceAxis(AxisReduction.Kind.SUM, 1, false);
        TensorType in = TensorType.numbers(Shape.of(2, 1)).padded(true);
        try (Backend backend = TestBackend.SCALAR.open()) {
            Network network = Network.build(new Sequential.Plan(List.of(token, sum)), in, 2, 0, backend);
            Network.Run run = network.run(2);
            run.input().assign(1, 2, 8, 9);
            run.lengths()[0] = 1;
            run.lengths()[1] = 0;
            run.forward(Mode.EVAL, 0);
            Tensor weight = network.parameters().getFirst().value();
            assertThat(run.output().toArray()).containsExactly(weight.get(0) + 1, weight.get(0));
        }
    }

    @Test
    void whatWouldCountPaddingIsRefused() {
        assertRefused(
                new LayerNorm(1e-5, 1, true, true),
                "layer_norm cannot normalize the time axis of [6, 4], since examples may be shorter than it;"
                        + " choose another axis by `dim`");
        assertRefused(
                new GroupNorm(2, 1e-5, true, true),
                "group_norm cannot take as channels the time axis of [6, 4], since examples may be shorter than it;"
                        + " use layer_norm, or put channels first with `permute`");
        assertRefused(
                new Glu.Plan(1),
                "glu cannot halve the time axis of [6, 4], since examples may be shorter than it;"
                        + " choose another axis by `dim`");
        assertRefused(
                new Select(-1, 1),
                "select cannot count from the end of the time axis of [6, 4], since examples may be shorter than it;"
                        + " count from the beginning");
        assertRefused(
                new Slice(0, OptionalInt.of(-1), 1),
                "slice cannot count from the end of the time axis of [6, 4], since examples may be shorter than it;"
                        + " count from the beginning");
        assertThatThrownBy(() -> new Softmax.Plan()
                        .output(TensorType.numbers(Shape.of(6)).padded(true)))
                .hasMessage("softmax cannot normalize the time axis of [6], since examples may be shorter than it;"
                        + " give each step an axis of features");
    }

    @Test
    void oneStepThatMayBeMissingIsNotStretchedOverOthers() {
        TensorType one = TensorType.numbers(Shape.of(1, 4)).padded(true);
        LayerPlan more = new Pad(0, 2, 1, Pad.Mode.ZEROS);
        assertThatThrownBy(() -> new Parallel.Plan(List.of(new Tanh(), more), Join.ADD, 1, false).output(one))
                .isInstanceOf(ShapeException.class)
                .hasMessage("parallel cannot stretch the time axis of [1, 4] to [3, 4], since examples may be shorter"
                        + " than it");
    }

    private static void assertRefused(LayerPlan plan, String message) {
        assertThatThrownBy(() -> plan.output(STEPS))
                .isInstanceOf(ShapeException.class)
                .hasMessage(message);
        assertThat(plan.output(STEPS.padded(false))).isNotNull();
    }
}
