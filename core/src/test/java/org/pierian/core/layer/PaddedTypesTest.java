package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.shape.Permute;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Which layers pass on that examples may be shorter than their first axis.
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
}
