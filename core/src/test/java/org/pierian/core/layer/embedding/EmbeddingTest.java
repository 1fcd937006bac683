package org.pierian.core.layer.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.init.SinusoidalPositions;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.tensor.Column;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

class EmbeddingTest {

    private static final Backend BACKEND = CpuBackend.scalar();
    private static final TensorType STEPS = TensorType.indices(Shape.of(3), 4);

    private static Embedding.Plan plan(int rows, int padding) {
        return new Embedding.Plan(
                2,
                rows == 0 ? OptionalInt.empty() : OptionalInt.of(rows),
                padding < 0 ? OptionalInt.empty() : OptionalInt.of(padding),
                new Initializer.Constant(1f));
    }

    private static final class Steps {
        final Layer layer;
        final Parameter weight;
        final Pass pass = new Pass(1);
        final Tensor x = BACKEND.zeros(Shape.of(1, 3));
        final Tensor y = BACKEND.zeros(Shape.of(1, 3, 2));
        final Tensor dy = BACKEND.zeros(Shape.of(1, 3, 2));

        Steps(LayerPlan plan, TensorType in) {
            layer = plan.build(in, new Site("", 0, 1, BACKEND));
            weight = layer.parameters().getFirst();
            dy.assign(1, 2, 3, 4, 5, 6);
        }

        void use(float... indices) {
            x.assign(indices);
            layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
            layer.backward(pass, x, y, dy, Tensor.NONE);
        }
    }

    /// Added one by one to 1, two numbers of 2^-24 would vanish.
    @Test
    void theGradientOfAWeightThatWasUsedBeforeIsComputedInFullAndThenAdded() {
        Steps steps = new Steps(plan(0, -1), STEPS);
        steps.weight.gradient().next();
        steps.weight.gradient().tensor().fill(1f);
        steps.dy.fill(0x1p-24f);
        steps.use(2, 0, 2);
        assertThat(steps.weight.gradients()).containsExactly(1, 1, 1, 1, 0x1.000002p0f, 0x1.000002p0f, 1, 1);
        steps.use(2, 0, 2);
        assertThat(steps.weight.gradients()[4]).isEqualTo(0x1.000004p0f);
    }

    @Test
    void aStepTouchesOnlyItsRows() {
        Steps steps = new Steps(plan(0, -1), STEPS);
        steps.use(1, 3, 1);
        assertThat(steps.weight.gradients()).containsExactly(0, 0, 6, 8, 0, 0, 3, 4);
        steps.weight.gradient().clear();
        steps.weight.gradient().tensor().buffer().set(4, 7f); // of a row that neither step names
        steps.use(0, 0, 1);
        assertThat(steps.weight.gradients()).containsExactly(4, 6, 5, 6, 7, 0, 0, 0);
    }

    @Test
    void furtherUsesInAStepAreAdded() {
        Steps steps = new Steps(plan(0, -1), STEPS);
        steps.use(1, 3, 1);
        steps.use(2, 2, 2);
        assertThat(steps.weight.gradients()).containsExactly(0, 0, 6, 8, 9, 12, 3, 4);
        steps.weight.gradient().clear();
        steps.use(0, 0, 0);
        assertThat(steps.weight.gradients()).containsExactly(9, 12, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void paddingStartsAsZerosAndIsNotLearned() {
        Steps steps = new Steps(plan(0, 1), STEPS);
        assertThat(steps.weight.values()).containsExactly(1, 1, 0, 0, 1, 1, 1, 1);
        steps.use(1, 3, 1);
        assertThat(steps.weight.gradients()).containsExactly(0, 0, 0, 0, 0, 0, 3, 4);
    }

    @Test
    void stepsBehindTheLengthAreLeftOut() {
        Steps steps = new Steps(plan(0, -1), STEPS.padded(true));
        steps.pass.lengths(new int[] {1}, 3);
        steps.use(2, 0, 0);
        assertThat(steps.weight.gradients()).containsExactly(0, 0, 0, 0, 1, 2, 0, 0);
    }

    @Test
    void numbersAndTooManyIndicesAreRefused() {
        assertThat(plan(9, -1).output(STEPS)).isEqualTo(TensorType.numbers(Shape.of(3, 2)));
        assertThatThrownBy(() -> plan(3, -1).output(STEPS))
                .isInstanceOf(ShapeException.class)
                .hasMessage("embedding wants indices below 3 (its num_embeddings), got indices below 4 of [3]");
        assertThatThrownBy(() -> plan(3, -1).output(TensorType.numbers(Shape.of(3))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("embedding wants indices, got numbers of [3]");
        TensorType row = TensorType.row(List.of(Column.index("a", 3), Column.number("b")));
        assertThatThrownBy(() -> plan(0, -1).output(row))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("take one with `select`");
    }

    @Test
    void aLinearLayerCanUseTheSameWeight() {
        LayerPlan head = new Linear.Plan(
                4, OptionalInt.empty(), new Initializer.Constant(0f), Optional.empty(), Optional.of("0"));
        LayerPlan plan = new Sequential.Plan(List.of(plan(0, -1), head));
        TensorType in = TensorType.indices(Shape.of(1), 4);
        assertThat(plan.parameterShapes(in)).hasSize(1);
        Layer layer = plan.build(in, new Site("", 0, 1, BACKEND));
        Parameter weight = layer.parameters().getFirst();
        assertThat(layer.parameters()).hasSize(1);
        assertThat(weight.isShared()).isTrue();
        weight.assign(new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        Tensor x = BACKEND.zeros(Shape.of(1, 1));
        Tensor y = BACKEND.zeros(Shape.of(1, 1, 4));
        Tensor dy = BACKEND.zeros(Shape.of(1, 1, 4));
        dy.fill(1f);
        Pass pass = new Pass(1);
        x.fill(1f);
        layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
        assertThat(y.toArray()).containsExactly(11, 25, 39, 53);
        layer.backward(pass, x, y, dy, Tensor.NONE);
        assertThat(weight.gradients()).containsExactly(3, 4, 3 + 16, 4 + 20, 3, 4, 3, 4);
        weight.gradient().clear();
        x.fill(2f);
        layer.forward(pass.begin(Mode.TRAIN, 1), x, y);
        layer.backward(pass, x, y, dy, Tensor.NONE);
        assertThat(weight.gradients()).containsExactly(5, 6, 5, 6, 5 + 16, 6 + 20, 5, 6);
    }

    @Test
    void aTiedWeightMustComeBeforeAndFit() {
        LayerPlan late = new Sequential.Plan(List.of(
                plan(0, -1),
                new Linear.Plan(
                        4, OptionalInt.empty(), new Initializer.Constant(0f), Optional.empty(), Optional.of("2"))));
        assertThatThrownBy(() -> late.build(STEPS, new Site("", 0, 1, BACKEND)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("no layer `2` with a weight comes before layer 1");
        LayerPlan wide = new Sequential.Plan(List.of(
                plan(0, -1),
                new Linear.Plan(
                        5, OptionalInt.empty(), new Initializer.Constant(0f), Optional.empty(), Optional.of("0"))));
        assertThatThrownBy(() -> wide.build(STEPS, new Site("", 0, 1, BACKEND)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("the weight of layer `0` has shape [4, 2], wanted [5, 2]");
    }

    @Test
    void otherLayersWantNumbers() {
        LayerPlan relu = new Sequential.Plan(List.of(new Relu()));
        assertThatThrownBy(() -> relu.output(STEPS))
                .isInstanceOfSatisfying(
                        ShapeException.class, e -> assertThat(e.misfit()).isEqualTo(ShapeException.Misfit.INDICES));
    }

    @Test
    void sinesOfFarPositionsAreExact() {
        float[] table = SinusoidalPositions.of(5001, 5);
        for (int p : new int[] {0, 1, 2, 100, 5000}) {
            for (int i = 0; i < 5; i++) {
                double angle = p * StrictMath.pow(10000, -(i / 2 * 2) / 5.0);
                double expected = i % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
                assertThat((double) table[p * 5 + i]).isCloseTo(expected, within(1e-7));
            }
        }
    }
}
