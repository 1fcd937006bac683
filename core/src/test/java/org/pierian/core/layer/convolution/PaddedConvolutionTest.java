package org.pierian.core.layer.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.window.Slide;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// A convolution over padded steps sees zeros behind an example's length.
class PaddedConvolutionTest {

    @Test
    void stepsBehindTheLengthAreZerosAndGetNoGradient() {
        TensorType in = TensorType.numbers(Shape.of(3, 2)).padded(true);
        Conv1d.Plan plan = new Conv1d.Plan(
                1,
                OptionalInt.empty(),
                new Slide(1, 1, 0, 0, 1, false),
                1,
                new Initializer.Constant(1f),
                Optional.empty());
        try (Backend backend = CpuBackend.scalar()) {
            Layer layer = plan.build(in, new Site("", 0, 2, backend));
            Pass pass = new Pass(2);
            pass.lengths(new int[] {1, 2}, 3);
            Tensor x = backend.zeros(Shape.of(2, 3, 2));
            Tensor y = backend.zeros(Shape.of(2, 1, 2));
            Tensor dx = backend.zeros(x.shape());
            x.assign(1, 2, 50, 60, 70, 80, 3, 4, 5, 6, 90, 99);
            layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
            assertThat(y.toArray()).containsExactly(1, 2, 3 + 5, 4 + 6);
            y.fill(1f);
            layer.backward(pass, x, y, y, dx);
            assertThat(dx.toArray()).containsExactly(1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0);
            assertThat(layer.parameters().getFirst().gradients()).containsExactly(1 + 2 + 3 + 4, 5 + 6, 0);
        }
    }
}
