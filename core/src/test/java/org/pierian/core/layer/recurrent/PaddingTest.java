package org.pierian.core.layer.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.RecurrentCell;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

/// No number depends on how far sequences are padded, nor on what stands behind them; outputs and gradients of
/// inputs do not depend on the other examples either.
class PaddingTest {

    private static final int FEATURES = 3;
    private static final int HIDDEN = 5;
    private static final Initializer WEIGHTS = new Initializer.Uniform(-0.8, 0.8);

    /// Some sequences, by example.
    ///
    /// @param x the numbers of each example's steps
    /// @param dy the gradients of its outputs
    private record Sequences(List<float[]> x, List<float[]> dy) {

        static Sequences of(int[] lengths, int width, boolean lastOnly) {
            Random random = new Random(3);
            List<float[]> x = new ArrayList<>();
            List<float[]> dy = new ArrayList<>();
            for (int length : lengths) {
                x.add(draw(random, length * FEATURES));
                dy.add(draw(random, (lastOnly ? 1 : length) * width));
            }
            return new Sequences(x, dy);
        }

        private static float[] draw(Random random, int n) {
            float[] numbers = new float[n];
            for (int i = 0; i < n; i++) {
                numbers[i] = random.nextFloat(-2, 2);
            }
            return numbers;
        }

        Sequences only(int example) {
            return new Sequences(List.of(x.get(example)), List.of(dy.get(example)));
        }

        int[] lengths() {
            return x.stream().mapToInt(numbers -> numbers.length / FEATURES).toArray();
        }
    }

    /// What a pass makes of sequences: bits of outputs and of the gradients of inputs of each example, and
    /// those of the parameters' gradients.
    private record Results(List<List<Integer>> y, List<List<Integer>> dx, List<List<Integer>> gradients) {}

    static Stream<Recurrent.Plan> plans() {
        return Stream.of(RecurrentCell.values())
                .flatMap(cell -> Stream.of(
                        plan(cell, 1, false, 0, false),
                        plan(cell, 1, false, 0, true),
                        plan(cell, 2, true, 0.4, false),
                        plan(cell, 2, true, 0, true)));
    }

    private static Recurrent.Plan plan(
            RecurrentCell cell, int layers, boolean bidirectional, double dropProbability, boolean lastOnly) {
        return new Recurrent.Plan(
                cell, HIDDEN, layers, bidirectional, dropProbability, true, lastOnly, WEIGHTS, Optional.of(WEIGHTS));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void paddingChangesNoNumber(Recurrent.Plan plan) {
        Sequences sequences = Sequences.of(new int[] {4, 7, 1, 0, 6}, plan.width(), plan.lastOnly());
        for (TestBackend backend : TestBackend.values()) {
            Results expected = run(plan, sequences, 7, backend, Mode.TRAIN);
            for (int time : new int[] {8, 14, 28}) {
                assertThat(run(plan, sequences, time, backend, Mode.TRAIN))
                        .as("%s, %s steps", backend, time)
                        .isEqualTo(expected);
            }
        }
    }

    /// More rows than products have in one chain of additions.
    @ParameterizedTest
    @MethodSource("plans")
    void paddingChangesNoNumberOfManyExamples(Recurrent.Plan plan) {
        int[] lengths = new Random(5).ints(128, 1, 41).toArray();
        lengths[100] = 40;
        Sequences sequences = Sequences.of(lengths, plan.width(), plan.lastOnly());
        Results expected = run(plan, sequences, 40, TestBackend.VECTOR, Mode.TRAIN);
        assertThat(run(plan, sequences, 80, TestBackend.VECTOR, Mode.TRAIN)).isEqualTo(expected);
        assertThat(run(plan, sequences, 160, TestBackend.THREADS, Mode.TRAIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void examplesDoNotSeeEachOther(Recurrent.Plan plan) {
        Sequences sequences = Sequences.of(new int[] {4, 7, 1, 0, 6}, plan.width(), plan.lastOnly());
        Mode mode = plan.dropProbability() > 0 ? Mode.EVAL : Mode.TRAIN; // masks are those of a batch
        Results together = run(plan, sequences, 9, TestBackend.VECTOR, mode);
        for (int i = 0; i < sequences.x().size(); i++) {
            Results alone = run(plan, sequences.only(i), 7, TestBackend.VECTOR, mode);
            assertThat(alone.y().getFirst()).isEqualTo(together.y().get(i));
            if (mode == Mode.TRAIN) {
                assertThat(alone.dx().getFirst()).isEqualTo(together.dx().get(i));
            }
        }
    }

    private static Results run(Recurrent.Plan plan, Sequences sequences, int time, TestBackend kind, Mode mode) {
        try (Backend backend = kind.open()) {
            int[] lengths = sequences.lengths();
            int batch = lengths.length;
            TensorType in = TensorType.numbers(Shape.of(time, FEATURES)).padded(true);
            Layer layer = plan.build(in, new Site("", 11, batch, backend));
            Tensor x = tensor(backend, sequences.x(), time * FEATURES);
            x = x.reshape(Shape.of(batch, time, FEATURES));
            int outputs = plan.lastOnly() ? 1 : time;
            Shape outputShape = plan.output(in).shape().prepend(batch);
            Tensor dy = tensor(backend, sequences.dy(), outputs * plan.width()).reshape(outputShape);
            Tensor y = backend.zeros(outputShape);
            Tensor dx = backend.zeros(x.shape());
            y.fill(3f);
            dx.fill(3f);
            Pass pass = new Pass(batch).begin(mode, 5);
            pass.lengths(lengths, time);
            layer.forward(pass, x, y);
            layer.backward(pass, x, y, dy, dx);
            layer.parameters().forEach(p -> p.gradient().complete());
            return new Results(
                    examples(y, sequences.dy()),
                    examples(dx, sequences.x()),
                    layer.parameters().stream()
                            .map(p -> FloatBits.of(p.gradients()))
                            .toList());
        }
    }

    /// Examples in rows of `size` numbers, with others behind them.
    private static Tensor tensor(Backend backend, List<float[]> examples, int size) {
        float[] all = new float[examples.size() * size];
        for (int i = 0; i < all.length; i++) {
            all[i] = (i % 2 == 0 ? -1 : 1) * (size + i % 7);
        }
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.get(i), 0, all, i * size, examples.get(i).length);
        }
        Tensor tensor = backend.zeros(Shape.of(examples.size(), size));
        tensor.assign(all);
        return tensor;
    }

    /// The numbers of each example, behind which there are zeros.
    private static List<List<Integer>> examples(Tensor tensor, List<float[]> like) {
        List<List<Integer>> all = new ArrayList<>();
        float[] numbers = tensor.toArray();
        for (int i = 0; i < like.size(); i++) {
            int from = i * tensor.rowSize();
            int end = from + like.get(i).length;
            all.add(FloatBits.of(Arrays.copyOfRange(numbers, from, end)));
            for (int j = end; j < from + tensor.rowSize(); j++) {
                assertThat(Float.floatToRawIntBits(numbers[j])).isZero();
            }
        }
        return all;
    }
}
