package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.InitSpec;

/// What every initializer that a spec can name has to keep to in addition to [MembersTest].
class InitMembersTest {

    private static final int IN = 5;
    private static final int OUT = 3;

    static List<Member> inits() {
        return Member.of(InitSpec.class);
    }

    private static Linear.Plan plan(InitSpec init, SmallSpec small) {
        BasicLayerSpec.Linear linear = new BasicLayerSpec.Linear(
                OUT, Optional.empty(), true, Optional.of(init), Optional.of(init), Optional.empty());
        return (Linear.Plan) LayerBinder.of(small.spec()).layer(linear);
    }

    private static InitSpec init(Member member, SmallSpec small) {
        return member.place().equals("init")
                ? small.spec().init()
                : small.spec().biasInit();
    }

    private static List<Parameter> build(Linear.Plan plan, long seed, String path) {
        try (Backend backend = CpuBackend.scalar()) {
            Layer layer = plan.build(TensorType.numbers(Shape.of(IN)), new Site(path, seed, 1, backend));
            return layer.parameters();
        }
    }

    private static List<List<Integer>> bits(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> Arrays.stream(boxed(p.values()))
                        .map(Float::floatToRawIntBits)
                        .toList())
                .toList();
    }

    private static Float[] boxed(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    @ParameterizedTest
    @MethodSource("inits")
    void theSeedAndThePlaceDecideEveryBit(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            Linear.Plan plan = plan(init(member, small), small); // of zeros, where a file is read later
            List<List<Integer>> once = bits(build(plan, 1, "0"));
            assertThat(bits(build(plan, 1, "0"))).as("%s", small).isEqualTo(once);
            assertThat(once).hasSize(2);
            for (int i = 0; i < once.size(); i++) {
                boolean fixed = plan.weightInit() instanceof Initializer.Diagonal;
                boolean constant = once.get(i).stream().distinct().count() == 1;
                assertThat(constant && !fixed)
                        .as("%s", small)
                        .isEqualTo(plan.weightInit() instanceof Initializer.Constant);
                assertThat(bits(build(plan, 2, "0")).get(i).equals(once.get(i)))
                        .as("another seed, %s", small)
                        .isEqualTo(constant || fixed);
                assertThat(bits(build(plan, 1, "1")).get(i).equals(once.get(i)))
                        .as("another layer, %s", small)
                        .isEqualTo(constant || fixed);
            }
        }
    }

    /// A linear layer keeps its weight transposed; its numbers are drawn in the order of weights files.
    @ParameterizedTest
    @MethodSource("inits")
    void memoryDoesNotChangeWhichNumberAWeightGets(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            Linear.Plan plan = plan(init(member, small), small);
            Parameter weight = build(plan, 1, "0").getFirst();
            assertThat(weight.shape()).isEqualTo(Shape.of(OUT, IN));
            assertThat(weight.value().shape()).isEqualTo(Shape.of(IN, OUT));
            float[] drawn = new float[OUT * IN];
            plan.weightInit().fill(weight.shape(), RandomStream.of(1, StreamTag.INIT, weight.name()), drawn);
            assertThat(weight.values()).as("%s", small).isEqualTo(drawn);
            for (int i = 0; i < IN; i++) {
                for (int o = 0; o < OUT; o++) {
                    assertThat(weight.value().get(i * OUT + o)).isEqualTo(drawn[o * IN + i]);
                }
            }
        }
    }
}
