package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.MatMul;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

/// What every layer must do with examples that are shorter than their first axis, for each of [LayerCase#all]: refuse
/// them when it is checked, or let no number of a step that counts depend on what stands behind the length, nor on
/// how far examples are padded.
class PaddedContractTest {

    /// More rows than a product adds in one chain.
    private static final int MANY = 160;

    private static final int LONG = 40;

    /// Layers that take a whole axis together, where that is time.
    private static final Set<String> REFUSE =
            Set.of("Glu", "GroupNorm", "LayerNorm", "LogSoftmax", "Parallel", "RmsNorm", "Select", "Slice", "Softmax");

    /// Layers that keep time and have parameters of every step in any case.
    private static final Set<String> BY_STEP = Set.of("NumericEmbedding");

    /// All cases whose examples may be shorter.
    private static Stream<LayerCase> padded() {
        return LayerCase.all().stream()
                .filter(c -> c.in().shape().rank() > 0 && c.in().columns().isEmpty())
                .map(c -> new LayerCase(c.name(), c.plan(), c.in().padded(true)));
    }

    static List<LayerCase> taken() {
        return padded().filter(c -> output(c).isPresent()).toList();
    }

    static List<LayerCase> refused() {
        return padded().filter(c -> output(c).isEmpty()).toList();
    }

    /// Those that are the same layer, with an output that can be compared, where examples are padded to twice their
    /// length.
    static List<LayerCase> longer() {
        return taken().stream().filter(c -> isSame(c, 2 * time(c))).toList();
    }

    /// Those whose gradients are sums over the steps.
    static List<LayerCase> learning() {
        return longer().stream()
                .filter(c -> isSame(c, LONG) && isSame(c, 2 * LONG))
                .filter(c -> !c.plan().parameterShapes(c.in()).isEmpty())
                .toList();
    }

    private static Optional<TensorType> output(LayerCase c) {
        try {
            return Optional.of(c.plan().output(c.in()));
        } catch (ShapeException refused) {
            return Optional.empty();
        }
    }

    private static boolean isSame(LayerCase c, int time) {
        LayerCase other = to(c, time);
        Optional<TensorType> out = output(other);
        return out.isPresent()
                && out.get().padded() == c.plan().output(c.in()).padded()
                && (out.get().padded()
                        || out.get().shape().equals(c.plan().output(c.in()).shape()))
                && other.plan().parameterShapes(other.in()).equals(c.plan().parameterShapes(c.in()));
    }

    private static int time(LayerCase c) {
        return c.in().shape().dim(0);
    }

    private static LayerCase to(LayerCase c, int time) {
        int[] dims = c.in().shape().toArray();
        dims[0] = time;
        return new LayerCase(
                c.name(), c.plan(), c.in().withShape(Shape.of(dims)).padded(true));
    }

    /// Of five examples; one has no step at all.
    private static int[] lengths(int time) {
        return new int[] {time, (time + 1) / 2, 0, time, 1};
    }

    private static String word(LayerCase c) {
        String name = c.plan().getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replace("$Plan", "");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whoeverCannotLeavePaddingOutSaysSo(LayerCase c) {
        assertThat(REFUSE).contains(word(c));
        try {
            c.plan().output(c.in());
        } catch (ShapeException refused) {
            assertThat(refused)
                    .hasMessageMatching(".* cannot .* the time axis of .*, since examples may be shorter than it.*");
        }
    }

    @ParameterizedTest
    @MethodSource("taken")
    void nothingDependsOnWhatStandsBehindTheLength(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            Results expected = results(c, lengths(time(c)), 1, backend);
            assertThat(results(c, lengths(time(c)), 2, backend))
                    .as("%s", backend)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("longer")
    void nothingDependsOnHowFarExamplesArePadded(LayerCase c) {
        int time = time(c);
        for (TestBackend backend : TestBackend.values()) {
            Results expected = results(c, lengths(time), 1, backend);
            for (int longer : new int[] {2 * time, 4 * time}) {
                assertThat(results(to(c, longer), lengths(time), 2, backend))
                        .as("%s, padded to %s", backend, longer)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learning")
    void noSumOverManyStepsDependsOnHowFarExamplesArePadded(LayerCase c) {
        int[] lengths = new Random(5).ints(MANY, 0, LONG + 1).toArray();
        lengths[MANY / 2] = LONG;
        assertThat(MANY * LONG).isGreaterThan(MatMul.SEGMENT);
        Results expected = results(to(c, LONG), lengths, 1, TestBackend.VECTOR);
        assertThat(results(to(c, 2 * LONG), lengths, 2, TestBackend.THREADS)).isEqualTo(expected);
    }

    /// So that none of the tests above leaves out what it should see.
    @Test
    void everyLayerThatKeepsTimeIsPaddedFurther() {
        Set<String> keep =
                words(taken().stream().filter(c -> c.plan().output(c.in()).padded()));
        Set<String> compared = words(longer().stream());
        keep.removeAll(compared);
        assertThat(keep).isEqualTo(BY_STEP);
        assertThat(words(learning().stream())).contains("Linear", "SelfAttention", "Recurrent", "LayerNorm");
        assertThat(words(refused().stream())).containsExactlyInAnyOrderElementsOf(REFUSE);
    }

    private static Set<String> words(Stream<LayerCase> cases) {
        return cases.map(PaddedContractTest::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What a training pass makes of the steps that count.
    private record Results(
            List<Integer> y, List<Integer> dx, List<List<Integer>> gradients, List<List<Integer>> state) {}

    /// @param lengths steps of each example that count
    /// @param junk decides what stands behind the lengths
    private static Results results(LayerCase c, int[] lengths, int junk, TestBackend kind) {
        try (Backend backend = kind.open()) {
            LayerRun run = new LayerRun(c, lengths.length, backend);
            run.pass.lengths(lengths, time(c));
            int[] in = counted(c.in(), lengths, 0);
            TensorType type = c.plan().output(c.in());
            int[] out = counted(type, lengths, type.padded() ? type.shape().dim(0) - time(c) : 0);
            fill(run.x, in, 1, c.in().indicesBelow(), junk);
            fill(run.dy, out, 2, 0, 0);
            run.forward(Mode.TRAIN);
            run.backward();
            List<List<Integer>> state = run.layer.state().stream()
                    .map(s -> FloatBits.of(s.values()))
                    .toList();
            List<Integer> dx = run.dx.isNone() ? List.of() : bits(run.dx, in);
            assertZeroBehind(run.dx, in);
            return new Results(bits(run.y, out), dx, run.gradients(), state);
        }
    }

    /// Elements of each example that count.
    ///
    /// @param ahead steps that a layer has put in front
    private static int[] counted(TensorType type, int[] lengths, int ahead) {
        int size = type.shape().size();
        return Arrays.stream(lengths)
                .map(length ->
                        type.padded() ? (length + ahead) * (size / type.shape().dim(0)) : size)
                .toArray();
    }

    /// Numbers that belong to (example, step), or indices; behind them junk, in gradients zeros.
    ///
    /// @param below the bound of indices, or 0
    /// @param junk 0 for zeros
    private static void fill(Tensor tensor, int[] counted, int seed, int below, int junk) {
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = below > 0 ? (i + junk) % below : junk * (i % 2 == 0 ? -50 : 70 + i % 7);
        }
        for (int e = 0; e < counted.length; e++) {
            Random random = new Random(1000L * seed + e);
            for (int i = 0; i < counted[e]; i++) {
                values[e * tensor.rowSize() + i] = below > 0 ? random.nextInt(below) : random.nextFloat(-2, 2);
            }
        }
        tensor.assign(values);
    }

    private static List<Integer> bits(Tensor tensor, int[] counted) {
        List<Integer> all = FloatBits.of(tensor);
        List<Integer> bits = new ArrayList<>();
        for (int e = 0; e < counted.length; e++) {
            bits.addAll(all.subList(e * tensor.rowSize(), e * tensor.rowSize() + counted[e]));
        }
        return bits;
    }

    /// The layer below need not know that nothing counts there.
    private static void assertZeroBehind(Tensor dx, int[] counted) {
        float[] values = dx.toArray();
        for (int e = 0; e < counted.length && !dx.isNone(); e++) {
            for (int i = e * dx.rowSize() + counted[e]; i < (e + 1) * dx.rowSize(); i++) {
                assertThat(values[i])
                        .as("gradient of element %s, behind the length", i)
                        .isZero();
            }
        }
    }
}
