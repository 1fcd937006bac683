package org.pierian.core.layer.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

class ShapeLayersTest {

    private static final Backend BACKEND = CpuBackend.scalar();

    /// One example of 0, 1, 2 and so on.
    private static float[] moved(LayerPlan plan, TensorType in, int... lengths) {
        Layer layer = plan.build(in, new Site("", 0, 1, BACKEND));
        Tensor x = BACKEND.zeros(in.shape().prepend(1));
        for (int i = 0; i < x.size(); i++) {
            x.buffer().set(i, i + 1);
        }
        Tensor y = BACKEND.zeros(plan.output(in).shape().prepend(1));
        Pass pass = new Pass(1);
        pass.lengths(lengths, in.padded() ? in.shape().dim(0) : 0);
        layer.forward(pass.begin(Mode.EVAL, 0), x, y);
        return y.toArray();
    }

    private static float[] moved(LayerPlan plan, int... dims) {
        return moved(plan, TensorType.numbers(Shape.of(dims)));
    }

    @Test
    void padHoldsWhatItsModeSays() {
        assertThat(moved(new Pad(2, 2, 1, Pad.Mode.ZEROS), 4)).containsExactly(0, 0, 1, 2, 3, 4, 0, 0);
        assertThat(moved(new Pad(2, 2, 1, Pad.Mode.REPLICATE), 4)).containsExactly(1, 1, 1, 2, 3, 4, 4, 4);
        assertThat(moved(new Pad(2, 2, 1, Pad.Mode.REFLECT), 4)).containsExactly(3, 2, 1, 2, 3, 4, 3, 2);
        assertThat(moved(new Pad(1, 0, 1, Pad.Mode.REPLICATE), 2, 2)).containsExactly(1, 2, 1, 2, 3, 4);
        assertThatThrownBy(() -> new Pad(4, 0, 1, Pad.Mode.REFLECT).output(TensorType.numbers(Shape.of(4))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at least 5");
    }

    @Test
    void axesMoveAsInPyTorch() {
        assertThat(moved(new Permute(List.of(2, 1)), 2, 3)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(moved(new Permute(List.of(3, 1, 2)), 2, 1, 3)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(moved(new ChannelShuffle(2), 6)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(moved(new Select(-1, 2), 2, 3)).containsExactly(3, 6);
        assertThat(moved(new Slice(-2, OptionalInt.empty(), -1), 2, 3)).containsExactly(2, 3, 5, 6);
        assertThat(new Flatten.Plan(2, -1).output(TensorType.numbers(Shape.of(2, 3, 4))))
                .isEqualTo(TensorType.numbers(Shape.of(2, 12)));
        assertThat(new Flatten.Plan().output(TensorType.numbers(Shape.of())))
                .isEqualTo(TensorType.numbers(Shape.of(1)));
        assertThatThrownBy(() -> new Select(0, 3).output(TensorType.numbers(Shape.of(2, 3))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("select wants an example with an axis 3, got [2, 3], whose axes are 1 to 2");
    }

    @Test
    void largeMatricesAreTransposedInSquares() {
        float[] expected = new float[70 * 33];
        for (int i = 0; i < 70; i++) {
            for (int j = 0; j < 33; j++) {
                expected[j * 70 + i] = i * 33 + j + 1;
            }
        }
        assertThat(moved(new Permute(List.of(2, 1)), 70, 33)).containsExactly(expected);
    }

    @Test
    void columnsAreTakenByName() {
        TensorType row = TensorType.row(
                List.of(Column.number("a"), Column.index("b", 4), Column.number("c"), Column.number("c")));
        assertThat(moved(new SelectColumns(List.of("c", "a")), row)).containsExactly(3, 4, 1);
        assertThat(new SelectColumns(List.of("c", "a")).output(row).isNumbers()).isTrue();
        assertThat(new SelectColumn("b").output(row)).isEqualTo(TensorType.indices(Shape.of(), 4));
        assertThat(new SelectColumn("a").output(row)).isEqualTo(TensorType.numbers(Shape.of()));
        assertThat(new Slice(0, OptionalInt.of(2), 1).output(row).columns())
                .containsExactly(Column.number("a"), Column.index("b", 4));
        assertThatThrownBy(() -> new SelectColumn("c").output(row))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("take it with `columns`");
        assertThatThrownBy(() -> new SelectColumn("d").output(row))
                .isInstanceOf(ShapeException.class)
                .hasMessage("select wants a column `d`, got a, b, c");
        assertThatThrownBy(() -> new Permute(List.of(2, 1)).output(row)).isInstanceOf(ShapeException.class);
    }

    @Test
    void whereTimeIsNoLongerTheFirstAxisThereAreZerosBehindTheLength() {
        TensorType in = TensorType.numbers(Shape.of(3, 2)).padded(true);
        assertThat(moved(new Permute(List.of(2, 1)), in, 2)).containsExactly(1, 3, 0, 2, 4, 0);
        assertThat(moved(new Flatten.Plan(), in, 1)).containsExactly(1, 2, 0, 0, 0, 0);
        assertThat(moved(new Select(2, 1), in, 2)).containsExactly(0, 0);
        assertThat(new Select(0, 2).output(in).padded()).isTrue();
        assertThat(new Permute(List.of(2, 1)).output(in).padded()).isFalse();
        assertThat(new Pad(1, 1, -1, Pad.Mode.ZEROS).output(in).padded()).isTrue();
        assertThat(new Pad(1, 1, 1, Pad.Mode.ZEROS).output(in).padded()).isFalse();
    }

    @Test
    void reshapeFindsTheAxisThatIsLeft() {
        TensorType in = TensorType.indices(Shape.of(4, 6), 3);
        assertThat(new Reshape.Plan(List.of(3, -1, 2)).output(in)).isEqualTo(TensorType.indices(Shape.of(3, 4, 2), 3));
        assertThat(moved(new Reshape.Plan(List.of(3, -1)), 2, 3))
                .containsExactly(toFloats(IntStream.rangeClosed(1, 6).toArray()));
        assertThatThrownBy(() -> new Reshape.Plan(List.of(5, -1)).output(in))
                .isInstanceOf(ShapeException.class)
                .hasMessage("reshape to [5, -1] wants a multiple of 5 elements, got [4, 6], which has 24");
    }

    private static float[] toFloats(int[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }
}
