package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.Rotation;
import org.pierian.core.layer.attention.Rotary;
import org.pierian.core.layer.attention.SelfAttention;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.Tensors;
import org.pierian.core.testing.TestBackend;

/// Self-attention beyond what every layer must do: its options against formulas, and padding.
class SelfAttentionTest {

    private static final int FEATURES = 6;

    /// An attention with its formula.
    record Form(AttentionReference formula, double drop) {

        Form(int heads, int shared, int dim, boolean causal, int window, double rotaryBase, boolean adjacent) {
            this(new AttentionReference(heads, shared, dim, causal, window, rotaryBase, adjacent), 0);
        }

        SelfAttention.Plan plan() {
            boolean windowed = formula.causal() && formula.window() < 1000;
            return new SelfAttention.Plan(
                    formula.heads(),
                    formula.causal(),
                    drop,
                    OptionalInt.of(formula.dim()),
                    formula.shared(),
                    formula.rotaryBase() == 0
                            ? Optional.empty()
                            : Optional.of(new Rotary(formula.rotaryBase(), formula.adjacent())),
                    windowed ? OptionalInt.of(formula.window()) : OptionalInt.empty(),
                    LayerCase.WEIGHTS,
                    LayerCase.WEIGHTS,
                    Optional.of(LayerCase.WEIGHTS));
        }
    }

    static List<Form> forms() {
        int all = 1000;
        return List.of(
                new Form(2, 2, 3, false, all, 0, true),
                new Form(2, 2, 3, true, all, 0, true),
                new Form(1, 1, 16, true, all, 0, true),
                new Form(4, 2, 8, false, all, 0, true),
                new Form(4, 1, 2, true, all, 0, true),
                new Form(2, 2, 4, false, all, 10000, true),
                new Form(2, 2, 4, false, all, 10000, false),
                new Form(1, 1, 16, true, all, 100, false),
                new Form(2, 1, 6, true, 1, 0, true),
                new Form(2, 1, 6, true, 4, 0, true),
                new Form(2, 2, 16, true, 40, 50, true),
                new Form(new AttentionReference(2, 1, 8, true, all, 0, true), 0.3),
                new Form(new AttentionReference(2, 2, 2, false, all, 0, true), 0.6));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void outputsAreThoseOfTheFormula(Form form) {
        for (int time : new int[] {1, 5, 33, 70}) {
            try (Backend backend = TestBackend.SCALAR.open()) {
                LayerRun run = new LayerRun(new LayerCase("", form.plan(), Shape.of(time, FEATURES)), 2, backend);
                run.x.assign(noise(run.x.size(), 3));
                run.forward(Mode.TRAIN);
                for (int example = 0; example < 2; example++) {
                    double[] expected = expected(form, run, example, time);
                    for (int i = 0; i < expected.length; i++) {
                        assertThat((double) run.y.get(example * time * FEATURES + i))
                                .as("time %s, example %s, element %s", time, example, i)
                                .isCloseTo(expected[i], within(3e-6));
                    }
                }
            }
        }
    }

    private static double[] expected(Form form, LayerRun run, int example, int time) {
        List<Parameter> p = run.layer.parameters();
        double[][] x = new double[time][FEATURES];
        for (int t = 0; t < time; t++) {
            for (int f = 0; f < FEATURES; f++) {
                x[t][f] = run.x.get((example * time + t) * FEATURES + f);
            }
        }
        double[][] projected = affine(x, p.get(0).values(), p.get(1).values());
        double[][] mixed = form.formula().mix(projected, keep(form, example, time));
        return Arrays.stream(affine(mixed, p.get(2).values(), p.get(3).values()))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static AttentionReference.Factor keep(Form form, int example, int time) {
        if (form.drop() == 0) {
            return (h, i, j) -> 1;
        }
        int heads = form.formula().heads();
        Tensor mask = Tensors.zeros(Shape.of((example + 1) * heads * time * time));
        try (Backend backend = TestBackend.SCALAR.open()) {
            RandomStream.of(42, StreamTag.DROPOUT, "")
                    .fillKeepMask(backend.random(), 5, form.drop(), 0, mask, 0, mask.size());
        }
        return (h, i, j) -> mask.get(((example * heads + h) * time + i) * time + j) / (1 - form.drop());
    }

    private static double[][] affine(double[][] x, float[] weight, float[] bias) {
        int in = x[0].length;
        double[][] y = new double[x.length][bias.length];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < bias.length; o++) {
                y[t][o] = bias[o];
                for (int i = 0; i < in; i++) {
                    y[t][o] += weight[o * in + i] * x[t][i];
                }
            }
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void longSequencesHaveTheSameBitsOnEveryBackend(Form form) {
        LayerCase c = new LayerCase("", form.plan(), Shape.of(150, FEATURES));
        LayerRun.Results expected = results(c, TestBackend.SCALAR);
        for (TestBackend backend : List.of(TestBackend.VECTOR, TestBackend.THREADS, TestBackend.SEGMENTS)) {
            assertThat(results(c, backend)).as("%s", backend).isEqualTo(expected);
        }
    }

    private static LayerRun.Results results(LayerCase c, TestBackend kind) {
        try (Backend backend = kind.open()) {
            LayerRun run = new LayerRun(c, 3, backend);
            run.x.assign(noise(run.x.size(), 4));
            run.forward(Mode.TRAIN);
            run.backward();
            return run.results();
        }
    }

    @Test
    void aWindowThatHoldsEveryStepIsNone() {
        LayerCase with = new LayerCase("", new Form(2, 1, 4, true, 40, 0, true).plan(), Shape.of(40, FEATURES));
        LayerCase without = new LayerCase("", new Form(2, 1, 4, true, 1000, 0, true).plan(), Shape.of(40, FEATURES));
        assertThat(results(with, TestBackend.VECTOR)).isEqualTo(results(without, TestBackend.VECTOR));
    }

    /// Four heads in two groups give what four heads give whose keys and values are repeated; gradients of the
    /// latter are added in order.
    @ParameterizedTest
    @EnumSource(TestBackend.class)
    void sharedHeadsAreRepeatedHeads(TestBackend kind) {
        int time = 40;
        int dim = 3;
        AttentionGeometry shared = new AttentionGeometry(time, 4, 2, dim, true, time);
        AttentionGeometry repeated = new AttentionGeometry(time, 4, 4, dim, true, time);
        float[] few = noise(time * shared.width(), 11);
        float[] many = new float[time * repeated.width()];
        int[] from = {0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 7, 7}; // the head of each head
        for (int i = 0; i < many.length; i++) {
            int head = i % repeated.width() / dim;
            many[i] = few[i / repeated.width() * shared.width() + from[head] * dim + i % dim];
        }
        Mixed ofFew = mixed(shared, few, kind);
        Mixed ofMany = mixed(repeated, many, kind);
        assertThat(FloatBits.of(ofFew.mixed())).isEqualTo(FloatBits.of(ofMany.mixed()));
        float[] sums = new float[few.length];
        for (int i = 0; i < many.length; i++) {
            int head = i % repeated.width() / dim;
            sums[i / repeated.width() * shared.width() + from[head] * dim + i % dim] += ofMany.gradient()[i];
        }
        assertThat(FloatBits.of(ofFew.gradient())).isEqualTo(FloatBits.of(sums));
    }

    @ParameterizedTest
    @EnumSource(TestBackend.class)
    void aStepDoesNotSeeWhatComesAfterIt(TestBackend kind) {
        try (Backend backend = kind.open()) {
            Form form = new Form(2, 2, 8, true, 1000, 0, true);
            LayerRun run = new LayerRun(new LayerCase("", form.plan(), Shape.of(50, FEATURES)), 1, backend);
            run.x.assign(noise(run.x.size(), 5));
            run.forward(Mode.EVAL);
            List<Integer> before = FloatBits.of(run.y).subList(0, 20 * FEATURES);
            run.x.buffer().fill(20 * FEATURES, 50 * FEATURES, 9f);
            run.forward(Mode.EVAL);
            assertThat(FloatBits.of(run.y).subList(0, 20 * FEATURES)).isEqualTo(before);
        }
    }

    /// The same examples, of lengths 3, 7, 0 and 5, padded to 7, 14, 28 and 40 steps.
    @ParameterizedTest
    @EnumSource(TestBackend.class)
    void paddingChangesNoNumber(TestBackend kind) {
        for (Form form : forms()) {
            try (Backend backend = kind.open()) {
                for (float size : new float[] {1f, TINY}) {
                    Padded expected = padded(form, 7, size, backend);
                    for (int time : new int[] {14, 28, 40}) {
                        assertThat(padded(form, time, size, backend))
                                .as("%s to %s", form, time)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static final int[] LENGTHS = {3, 7, 0, 5};

    /// So small that sums of products vanish and keep a sign only.
    private static final float TINY = 0x1p-80f;

    /// Outputs and gradients of the steps that count, and the gradients of the parameters.
    record Padded(List<Integer> y, List<Integer> dx, List<List<Integer>> gradients) {}

    private static Padded padded(Form form, int time, float size, Backend backend) {
        TensorType in = TensorType.numbers(Shape.of(time, FEATURES)).padded(true);
        LayerRun run = new LayerRun(new LayerCase("", form.plan(), in), LENGTHS.length, backend);
        run.pass.lengths(LENGTHS, time);
        fill(run.x, time, size, 6);
        fill(run.dy, time, size, 7);
        run.forward(Mode.TRAIN);
        run.backward();
        return new Padded(real(run.y, time), real(run.dx, time), run.gradients());
    }

    /// Numbers that belong to (example, step), and junk behind the length.
    private static void fill(Tensor tensor, int time, float size, int seed) {
        tensor.fill(1e3f);
        for (int e = 0; e < LENGTHS.length; e++) {
            float[] numbers = noise(LENGTHS[e] * FEATURES, 10 * seed + e);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] *= size;
            }
            tensor.buffer().write(e * time * FEATURES, numbers, 0, numbers.length);
        }
    }

    private static List<Integer> real(Tensor tensor, int time) {
        List<Integer> bits = FloatBits.of(tensor);
        List<Integer> real = new ArrayList<>();
        for (int e = 0; e < LENGTHS.length; e++) {
            int from = e * time * FEATURES;
            int end = from + LENGTHS[e] * FEATURES;
            real.addAll(bits.subList(from, end));
            assertThat(bits.subList(end, (e + 1) * time * FEATURES)).allMatch(zero -> zero == 0);
        }
        return real;
    }

    @Test
    void anExampleGivesWhatItGivesAlone() {
        Form form = new Form(2, 1, 4, false, 1000, 20, true);
        try (Backend backend = TestBackend.VECTOR.open()) {
            Padded together = padded(form, 9, 1f, backend);
            LayerRun alone = new LayerRun(new LayerCase("", form.plan(), Shape.of(7, FEATURES)), 1, backend);
            alone.x.assign(noise(7 * FEATURES, 61));
            alone.dy.assign(noise(7 * FEATURES, 71));
            alone.forward(Mode.TRAIN);
            alone.backward();
            assertThat(together.y().subList(3 * FEATURES, 10 * FEATURES)).isEqualTo(FloatBits.of(alone.y));
            assertThat(together.dx().subList(3 * FEATURES, 10 * FEATURES)).isEqualTo(FloatBits.of(alone.dx));
        }
    }

    /// Once there has been a batch of about as many steps. In the scalar forms: vectors are objects until their
    /// kernels are compiled.
    @Test
    void batchesOfAllLengthsAllocateNothing() {
        Form form = new Form(2, 1, 4, true, 1000, 0, true);
        try (Backend backend = TestBackend.SCALAR.open()) {
            TensorType in = TensorType.numbers(Shape.of(64, FEATURES)).padded(true);
            LayerRun run = new LayerRun(new LayerCase("", form.plan(), in), 4, backend);
            int[] lengths = new int[4];
            run.pass.lengths(lengths, 64);
            repeat(run, lengths);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            repeat(run, lengths);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(PASSES * 12L);
        }
    }

    private static final int PASSES = 300;

    private static void repeat(LayerRun run, int[] lengths) {
        List<Parameter> parameters = run.layer.parameters();
        for (int i = 0; i < PASSES; i++) {
            for (int e = 0; e < lengths.length; e++) {
                lengths[e] = (i * (7 + 2 * e) + 13 * e) % 65;
            }
            for (int j = 0; j < parameters.size(); j++) {
                parameters.get(j).gradient().clear();
            }
            run.layer.forward(run.pass.begin(Mode.TRAIN, i), run.x, run.y);
            run.layer.backward(run.pass, run.x, run.y, run.dy, run.dx);
        }
    }

    @Test
    void aBatchOfEmptyExamplesGivesZeros() {
        Form form = new Form(2, 2, 3, false, 1000, 0, true);
        try (Backend backend = TestBackend.SCALAR.open()) {
            TensorType in = TensorType.numbers(Shape.of(4, FEATURES)).padded(true);
            LayerRun run = new LayerRun(new LayerCase("", form.plan(), in), 2, backend);
            run.pass.lengths(new int[] {0, 0}, 4);
            run.forward(Mode.TRAIN);
            run.backward();
            assertThat(FloatBits.of(run.y)).containsOnly(0);
            assertThat(FloatBits.of(run.dx)).containsOnly(0);
            run.gradients().forEach(g -> assertThat(g).containsOnly(0));
        }
    }

    /// 4,200 keys are two segments of a sum.
    @Test
    void sumsOverManyKeysHaveTheSameBitsOnEveryBackend() {
        AttentionGeometry geometry = new AttentionGeometry(4200, 1, 1, 2, true, 100);
        float[] projected = noise(geometry.time() * geometry.width(), 8);
        Mixed expected = mixed(geometry, projected, TestBackend.SCALAR);
        Mixed actual = mixed(geometry, projected, TestBackend.VECTOR);
        assertThat(FloatBits.of(actual.mixed())).isEqualTo(FloatBits.of(expected.mixed()));
        assertThat(FloatBits.of(actual.gradient())).isEqualTo(FloatBits.of(expected.gradient()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Mixed(float[] mixed, float[] gradient) {}

    private static Mixed mixed(AttentionGeometry geometry, float[] numbers, TestBackend kind) {
        try (Backend backend = kind.open()) {
            int time = geometry.time();
            Attention attention = backend.attention(geometry, Rotation.NONE, 1);
            Tensor projected = backend.zeros(Shape.of(time, geometry.width()));
            projected.assign(numbers);
            Tensor mixed = backend.zeros(Shape.of(time, geometry.mixedWidth()));
            int[] starts = {0, time};
            attention.forward(1, starts, projected, Tensor.NONE, mixed);
            Tensor dMixed = backend.zeros(mixed.shape());
            dMixed.assign(noise(mixed.size(), 9));
            Tensor gradient = backend.zeros(projected.shape());
            attention.backward(1, starts, projected, Tensor.NONE, dMixed, gradient);
            return new Mixed(mixed.toArray(), gradient.toArray());
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        SelfAttention.Plan four = new SelfAttention.Plan(
                4,
                false,
                0,
                OptionalInt.empty(),
                4,
                Optional.of(new Rotary(10000, true)),
                OptionalInt.empty(),
                LayerCase.WEIGHTS,
                LayerCase.WEIGHTS,
                Optional.empty());
        assertThatThrownBy(() -> four.output(TensorType.numbers(Shape.of(8))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("self_attention wants numbers of [time, features], got [8]");
        assertThatThrownBy(() -> four.output(TensorType.indices(Shape.of(3, 8), 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("got indices below 5 of [3, 8]");
        assertThatThrownBy(() -> four.output(TensorType.numbers(Shape.of(3, 6))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("self_attention wants features that its 4 heads can share, got [3, 6];"
                        + " change num_heads, or write head_dim");
        assertThatThrownBy(() -> four.output(TensorType.numbers(Shape.of(3, 12))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("wants an even number of features for each head, got 3 of [3, 12]");
    }

    private static float[] noise(int n, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = random.nextFloat() * 2 - 1;
        }
        return numbers;
    }
}
