package org.pierian.core.layer.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.AxisReduction.Kind;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Reductions over time leave out what lies behind an example's length.
class ReduceAxisTest {

    private static final TensorType STEPS = TensorType.numbers(Shape.of(3, 2)).padded(true);

    @Test
    void overTimeOnlyTheStepsBeforeTheLengthCount() {
        assertThat(reduce(Kind.SUM)).containsExactly(1 + 3 + 5, 2 + 4 + 6, 7 + 9, 8 + 10, 0, 0);
        assertThat(reduce(Kind.MEAN)).containsExactly(3, 4, 8, 9, 0, 0);
        assertThat(reduce(Kind.MAX)).containsExactly(5, 6, 9, 10, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void noGradientFlowsBehindTheLength(Kind kind) {
        try (Backend backend = CpuBackend.scalar()) {
            Run run = new Run(kind, backend);
            run.forward();
            run.dy.fill(6f);
            run.dx.fill(Float.NaN);
            run.layer.backward(run.pass, run.x, run.y, run.dy, run.dx);
            float[] expected = switch (kind) {
                case SUM -> new float[] {6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0};
                case MEAN -> new float[] {2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0};
                case MAX -> new float[] {0, 0, 0, 0, 6, 6, 0, 0, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0};
            };
            assertThat(run.dx.toArray()).containsExactly(expected);
        }
    }

    /// Three examples of 3, 2 and 0 steps; what lies behind is large.
    private static final class Run {

        final Layer layer;
        final Pass pass = new Pass(3);
        final Tensor x;
        final Tensor y;
        final Tensor dy;
        final Tensor dx;

        Run(Kind kind, Backend backend) {
            layer = new ReduceAxis(kind, 1, false).build(STEPS, new Site("", 0, 3, backend));
            x = backend.zeros(Shape.of(3, 3, 2));
            y = backend.zeros(Shape.of(3, 2));
            dy = backend.zeros(Shape.of(3, 2));
            dx = backend.zeros(x.shape());
            x.assign(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1e30f, 1e30f, 1e30f, 1e30f, 1e30f, 1e30f, 1e30f, 1e30f);
            pass.lengths(new int[] {3, 2, 0}, 3);
        }

        void forward() {
            layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
        }
    }

    private static float[] reduce(Kind kind) {
        try (Backend backend = CpuBackend.scalar()) {
            Run run = new Run(kind, backend);
            run.forward();
            return run.y.toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, '[2]', false",
        "1, true, '[1, 2]', false",
        "-2, false, '[2]', false",
        "2, false, '[3]', true",
        "-1, true, '[3, 1]', true"
    })
    void theAxisGoesOrStaysWithSizeOne(int dim, boolean keep, String shape, boolean padded) {
        TensorType out = new ReduceAxis(Kind.MEAN, dim, keep).output(STEPS);
        assertThat(out).hasToString(shape);
        assertThat(out.padded()).isEqualTo(padded);
    }

    @Test
    void anAxisThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ReduceAxis(Kind.MAX, 3, false).output(STEPS))
                .isInstanceOf(ShapeException.class)
                .hasMessage("max over dim 3 wants numbers with at least 3 axes besides the batch, got [3, 2]");
    }

    @Test
    void globalPoolingLooksAtEachStepAlone() {
        assertThat(new GlobalPool(false, false).output(STEPS).padded()).isTrue();
    }
}
