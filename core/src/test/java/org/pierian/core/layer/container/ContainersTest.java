package org.pierian.core.layer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.layer.activation.Scale;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;

/// Shapes, names and messages of containers, and numbers worked out by hand.
class ContainersTest {

    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);
    private final Backend backend = CpuBackend.scalar();

    private static LayerPlan linear(int out) {
        return new Linear.Plan(out, OptionalInt.empty(), WEIGHTS, Optional.of(WEIGHTS));
    }

    private static Sequential.Plan sequence(LayerPlan... layers) {
        return new Sequential.Plan(List.of(layers));
    }

    private static Parallel.Plan parallel(Join join, int dim, boolean split, LayerPlan... branches) {
        return new Parallel.Plan(List.of(branches), join, dim, split);
    }

    private Layer build(LayerPlan plan, Shape in, String path) {
        return plan.build(TensorType.numbers(in), new Site(path, 42, 2, backend));
    }

    private static List<String> names(Layer layer) {
        return layer.parameters().stream().map(Parameter::name).toList();
    }

    private static TensorType numbers(int... dims) {
        return TensorType.numbers(Shape.of(dims));
    }

    /// Runs both passes with an output gradient of ones.
    private float[][] run(LayerPlan plan, Shape in, float... input) {
        int rows = input.length / in.size();
        Layer layer = plan.build(TensorType.numbers(in), new Site("", 1, rows, backend));
        Tensor x = backend.zeros(in.prepend(rows));
        x.assign(input);
        Tensor y = backend.zeros(plan.output(TensorType.numbers(in)).shape().prepend(rows));
        Tensor dy = backend.zeros(y.shape());
        dy.fill(1f);
        Tensor dx = backend.zeros(x.shape());
        Pass pass = new Pass(rows).begin(Mode.TRAIN, 0);
        layer.forward(pass, x, y);
        layer.backward(pass, x, y, dy, dx);
        return new float[][] {y.toArray(), dx.toArray()};
    }

    @Test
    void branchesAreNamedByTheirNumbersAndTheProjectionByItsWord() {
        LayerPlan plan = parallel(Join.ADD, 1, false, linear(4), sequence(new Tanh(), linear(4)));
        assertThat(names(build(plan, Shape.of(4), "3")))
                .containsExactly("3.0.weight", "3.0.bias", "3.1.1.weight", "3.1.1.bias");
        LayerPlan residual =
                new Residual.Plan(sequence(linear(2), new Tanh()), Optional.of(sequence(new Identity(), linear(2))));
        assertThat(names(build(residual, Shape.of(4), "3")))
                .containsExactly("3.0.weight", "3.0.bias", "3.projection.1.weight", "3.projection.1.bias");
        assertThat(names(build(residual, Shape.of(2), "3"))).containsExactly("3.0.weight", "3.0.bias");
    }

    @Test
    void namesChangeNoBits() {
        Sequential.Plan inner = new Sequential.Plan(List.of(linear(3), linear(2)), List.of("up", "1"));
        Layer named = build(new Sequential.Plan(List.of(linear(5), inner), List.of("stem", "tail")), Shape.of(4), "");
        Layer plain = build(sequence(linear(5), sequence(linear(3), linear(2))), Shape.of(4), "");
        assertThat(names(named))
                .containsExactly(
                        "stem.weight", "stem.bias", "tail.up.weight", "tail.up.bias", "tail.1.weight", "tail.1.bias");
        for (int i = 0; i < plain.parameters().size(); i++) {
            assertThat(FloatBits.of(named.parameters().get(i).values()))
                    .isEqualTo(FloatBits.of(plain.parameters().get(i).values()));
        }
    }

    @Test
    void halvesAreMultipliedAndTheirGradientsComeBackInPlace() {
        LayerPlan plan = parallel(Join.MULTIPLY, -1, true, new Identity(), new Scale(2f));
        float[][] results = run(plan, Shape.of(2, 4), 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(results[0]).containsExactly(6, 16, 70, 96);
        assertThat(results[1]).containsExactly(6, 8, 2, 4, 14, 16, 10, 12);
    }

    @Test
    void outputsAreConcatenatedAlongTheAxis() {
        float[][] first =
                run(parallel(Join.CONCAT, 1, false, new Identity(), new Scale(3f)), Shape.of(1, 2), 1, 2, 3, 4);
        assertThat(first[0]).containsExactly(1, 2, 3, 6, 3, 4, 9, 12);
        assertThat(first[1]).containsExactly(4, 4, 4, 4);
        float[][] last = run(parallel(Join.CONCAT, -1, false, new Scale(3f), new Identity()), Shape.of(2, 1), 1, 2);
        assertThat(last[0]).containsExactly(3, 1, 6, 2);
    }

    @Test
    void axesOfOneAreStretched() {
        LayerPlan plan = parallel(Join.ADD, 1, false, linear(2), linear(1));
        assertThat(plan.output(numbers(3, 5)).shape()).isEqualTo(Shape.of(3, 2));
        LayerPlan product = parallel(Join.MULTIPLY, 1, false, linear(1), linear(1));
        assertThat(product.output(numbers(3, 5)).shape()).isEqualTo(Shape.of(3, 1));
    }

    @Test
    void typesKeepTimeThatMayBeShorter() {
        TensorType in = numbers(7, 4).padded(true);
        assertThat(parallel(Join.ADD, 1, false, new Identity(), new Tanh()).output(in))
                .isEqualTo(in);
        assertThat(parallel(Join.CONCAT, -1, false, new Identity(), new Tanh()).output(in))
                .isEqualTo(numbers(7, 8).padded(true));
        assertThat(new Residual.Plan(sequence(new Tanh())).output(in)).isEqualTo(in);
        assertThatThrownBy(() -> parallel(Join.CONCAT, 1, false, new Identity(), new Tanh())
                        .output(in))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("time axis");
        assertThatThrownBy(() -> parallel(Join.ADD, 1, true, new Identity()).output(in))
                .hasMessageContaining("time axis");
    }

    /// The second branch uses the weight of the first and has no parameter of its own.
    @Test
    void aBranchThatOnlyUsesTheWeightOfAnotherLearnsToo() {
        LayerPlan tied = new Linear.Plan(2, OptionalInt.empty(), WEIGHTS, Optional.empty(), Optional.of("0"));
        LayerPlan own = new Linear.Plan(2, OptionalInt.empty(), WEIGHTS, Optional.empty());
        for (LayerPlan branch : List.of(tied, sequence(new Identity(), tied))) {
            Layer layer = build(parallel(Join.ADD, 1, false, own, branch), Shape.of(2), "");
            Tensor x = backend.zeros(Shape.of(1, 2));
            x.assign(3, 5);
            Tensor y = backend.zeros(x.shape());
            Pass pass = new Pass(1).begin(Mode.TRAIN, 0);
            layer.forward(pass, x, y);
            Tensor dy = backend.zeros(y.shape());
            dy.fill(1f);
            layer.backward(pass, x, y, dy, Tensor.NONE);
            assertThat(layer.parameters()).hasSize(1);
            assertThat(layer.parameters().getFirst().gradients()).containsExactly(6, 10, 6, 10);
        }
    }

    @Test
    void misfitsNameAllShapes() {
        assertThatThrownBy(() -> new Residual.Plan(sequence(linear(3))).output(numbers(4)))
                .hasMessage("residual adds its input [4] to what its layers give, which is [3]; for different shapes it"
                        + " needs `projection`");
        assertThatThrownBy(() ->
                        new Residual.Plan(sequence(linear(3)), Optional.of(sequence(linear(2)))).output(numbers(4)))
                .hasMessageContaining("[4]")
                .hasMessageContaining("[3]")
                .hasMessageContaining("its projection makes [2]");
        assertThatThrownBy(
                        () -> parallel(Join.ADD, 1, false, linear(3), linear(2)).output(numbers(4)))
                .hasMessageContaining("its branches give [3], [2]");
        assertThatThrownBy(() ->
                        parallel(Join.CONCAT, 1, false, linear(3), linear(2)).output(numbers(5, 4)))
                .hasMessageContaining("concatenates along axis 1")
                .hasMessageContaining("[5, 3], [5, 2]");
        assertThatThrownBy(() -> parallel(Join.CONCAT, 3, false, linear(3)).output(numbers(5, 4)))
                .hasMessageContaining("the axes of an example are 1 to 2");
        assertThatThrownBy(() -> parallel(Join.CONCAT, -3, false, linear(3)).output(numbers(5, 4)))
                .hasMessageContaining("no such axis");
        assertThatThrownBy(
                        () -> parallel(Join.ADD, 1, true, linear(3), linear(3)).output(numbers(5, 4)))
                .hasMessageContaining("5 cannot be divided by 2");
    }

    @Test
    void theLayerThatIsNotFiniteIsFoundInsideBranches() {
        LayerPlan wild = sequence(new Scale(Float.MAX_VALUE), new Scale(Float.MAX_VALUE), new Scale(0f));
        LayerPlan plan = sequence(new Residual.Plan(sequence(new Identity(), wild)));
        Layer layer = build(plan, Shape.of(1), "");
        Tensor x = backend.zeros(Shape.of(2, 1));
        x.fill(4f);
        Tensor y = backend.zeros(x.shape());
        layer.forward(new Pass(2).begin(Mode.TRAIN, 0), x, y);
        assertThat(layer.firstNotFinite(y, ""))
                .hasValueSatisfying(name -> assertThat(name).startsWith("0."));
    }
}
