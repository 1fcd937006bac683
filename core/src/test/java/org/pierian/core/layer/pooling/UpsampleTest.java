package org.pierian.core.layer.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Upsampling and adaptive pooling on small images. The expected numbers are those of the examples in PyTorch's
/// documentation of `torch.nn.Upsample`, and worked out by hand.
class UpsampleTest {

    @Test
    void nearestCopiesEachNumber() {
        float[] y = run(new Upsample(Size.square(2), false), Shape.of(1, 2, 2), 1, 2, 3, 4);
        assertThat(y).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }

    @Test
    void bilinearMixesWithoutAligningCorners() {
        float[] y = run(new Upsample(Size.square(2), true), Shape.of(1, 2, 2), 1, 2, 3, 4);
        assertThat(y)
                .containsExactly(
                        1f, 1.25f, 1.75f, 2f, 1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f, 3f, 3.25f, 3.75f, 4f);
    }

    @Test
    void adaptivePoolingCoversTheImageWithWindowsThatMayOverlap() {
        float[] y = run(new AdaptiveAvgPool2d(new Size(1, 2)), Shape.of(1, 1, 3), 1, 2, 6);
        assertThat(y).containsExactly(1.5f, 4f);
        float[] larger = run(new AdaptiveAvgPool2d(new Size(1, 3)), Shape.of(1, 1, 2), 1, 3);
        assertThat(larger).containsExactly(1f, 2f, 3f);
    }

    private static float[] run(LayerPlan plan, Shape in, float... numbers) {
        try (Backend backend = CpuBackend.scalar()) {
            TensorType type = TensorType.numbers(in);
            Layer layer = plan.build(type, new Site("", 0, 1, backend));
            Tensor x = backend.zeros(in.prepend(1));
            x.assign(numbers);
            Tensor y = backend.zeros(plan.output(type).shape().prepend(1));
            layer.forward(new Pass(1).begin(Mode.EVAL, 0), x, y);
            return y.toArray();
        }
    }
}
