package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.embedding.Embedding;
import org.pierian.core.layer.embedding.PositionalEmbedding;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;
import org.pierian.core.train.GradientCheck;
import org.pierian.core.train.Slope;

class GradientCheckTest {

    private static final int BATCH = 4;

    private final Backend backend = TestBackend.SCALAR.open();

    @AfterEach
    void close() {
        backend.close();
    }

    /// Those that contain no other.
    static Stream<LayerCase> all() {
        return LayerCase.all().stream().filter(c -> c.plan().children().isEmpty());
    }

    private Tensor input(TensorType in, int kind) {
        Random random = new Random(3);
        Tensor x = backend.zeros(in.shape().prepend(BATCH));
        for (int i = 0; i < x.size(); i++) {
            int below = in.indicesBelow(i % in.shape().size());
            float value = below == 0 ? (float) random.nextGaussian() : random.nextInt(below);
            x.buffer().set(i, below == 0 && kind == 1 ? Math.max(0f, value) : value);
        }
        return x;
    }

    private List<Slope> check(Layer layer, TensorType in, TensorType out, Tensor x) {
        Pass pass = new Pass(BATCH).begin(Mode.TRAIN, 3);
        return GradientCheck.of(layer, "0", pass, in, x, out, backend);
    }

    @ParameterizedTest
    @MethodSource("all")
    void layersThatAreRightAreFoundRight(LayerCase c) {
        for (int kind = 0; kind < 2; kind++) {
            Layer layer = c.build(BATCH, backend);
            List<List<Integer>> before = values(layer);
            List<Slope> slopes = check(layer, c.in(), c.plan().output(c.in()), input(c.in(), kind));
            assertThat(slopes).allMatch(Slope::isRight);
            assertThat(slopes).hasSize(layer.parameters().size() + (c.in().isNumbers() ? 1 : 0));
            assertThat(values(layer)).isEqualTo(before);
        }
    }

    private static List<List<Integer>> values(Layer layer) {
        return layer.parameters().stream().map(p -> FloatBits.of(p.value())).toList();
    }

    /// Large enough for a corner to be met by every direction that moves all elements; half of them on a corner.
    @Test
    void cornersGiveNoFalseAlarm() {
        TensorType in = TensorType.numbers(Shape.of(8, 32, 32));
        for (LayerPlan plan :
                List.<LayerPlan>of(new Relu(), new MaxPool2d(Size.square(2), Size.square(2), Size.square(0)))) {
            Layer layer = plan.build(in, new Site("0", 1, BATCH, backend));
            Slope slope = check(layer, in, plan.output(in), input(in, 1)).getFirst();
            assertThat(slope.isRight()).as("%s", slope).isTrue();
            assertThat(slope.directions()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -1f, 0.99f, 1.01f})
    void aFactorIsFound(float factor) {
        TensorType in = TensorType.numbers(Shape.of(7));
        Layer right = new Tanh().build(in, new Site("0", 1, BATCH, backend));
        Layer wrong = new Layer() {
            @Override
            public void forward(Pass pass, Tensor x, Tensor y) {
                right.forward(pass, x, y);
            }

            @Override
            public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
                right.backward(pass, x, y, dy, dx);
                for (int i = 0; i < dx.size(); i++) {
                    dx.buffer().set(i, factor * dx.get(i));
                }
            }
        };
        Slope slope = check(wrong, in, in, input(in, 0)).getFirst();
        assertThat(slope.isRight()).as("%s", slope).isFalse();
        assertThat(slope.error()).isGreaterThan(0.5 * Math.min(1, Math.abs(factor - 1)));
    }

    /// Of ten thousand rows the examples use six, one of them the padding, whose gradient is zero though the output
    /// depends on it.
    @Test
    void onlyRowsOfAnEmbeddingThatAreUsedAreMoved() {
        TensorType in = TensorType.indices(Shape.of(2), 10_000);
        Initializer init = new Initializer.Uniform(-1, 1);
        LayerPlan plan = new Embedding.Plan(3, OptionalInt.empty(), OptionalInt.of(7), init);
        Layer layer = plan.build(in, new Site("0", 1, BATCH, backend));
        layer.parameters().getFirst().value().buffer().fill(7 * 3, 8 * 3, 1f);
        Tensor x = backend.zeros(Shape.of(BATCH, 2));
        x.assign(new float[] {9_999, 7, 3, 3, 5_000, 42, 7, 1});
        assertThat(layer.learnedRows(new Pass(BATCH), x).orElseThrow()).containsExactly(1, 3, 42, 5_000, 9_999);
        Slope slope = check(layer, in, plan.output(in), x).getFirst();
        assertThat(slope.isRight()).as("%s", slope).isTrue();
        assertThat(slope.directions()).isEqualTo(12);
    }

    @Test
    void onlyPositionsThatAreUsedAreMoved() {
        TensorType in = TensorType.numbers(Shape.of(4, 3)).padded(true);
        LayerPlan plan = new PositionalEmbedding(OptionalInt.of(1000), new Initializer.Uniform(-1, 1));
        Layer layer = plan.build(in, new Site("0", 1, BATCH, backend));
        Pass pass = new Pass(BATCH);
        pass.lengths(new int[] {2, 1, 3, 2});
        Tensor x = input(in, 0);
        assertThat(layer.learnedRows(pass, x).orElseThrow()).containsExactly(0, 1, 2);
        Slope weight = check(layer, in, plan.output(in), x).getLast();
        assertThat(weight.isRight()).as("%s", weight).isTrue();
        assertThat(weight.directions()).isEqualTo(12);
    }

    @Test
    void aDeadLayerIsFlat() {
        TensorType in = TensorType.numbers(Shape.of(5));
        Layer layer = new Relu().build(in, new Site("0", 1, BATCH, backend));
        Tensor x = backend.zeros(Shape.of(BATCH, 5));
        x.fill(-3f);
        Slope slope = check(layer, in, in, x).getFirst();
        assertThat(slope.isFlat()).isTrue();
        assertThat(slope.isRight()).isTrue();
    }
}
