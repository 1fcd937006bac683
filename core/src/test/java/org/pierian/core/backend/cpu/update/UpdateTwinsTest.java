package org.pierian.core.backend.cpu.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.testing.Twins.MARGIN;
import static org.pierian.core.testing.Twins.UNTOUCHED;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.matmul.ScalarMatMul;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.memory.PendingProduct;
import org.pierian.core.backend.cpu.memory.PendingUpdate;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;
import org.pierian.core.testing.Tensors;
import org.pierian.core.testing.Twins;

/// Every vector form of an optimizer's step gives the bits of the scalar form, and this those of the rule's
/// definition. What lies behind the results must stay as it was.
class UpdateTwinsTest {

    private static final DescentRule DESCENT = new DescentRule().set(0.1f);
    private static final MomentumRule MOMENTUM = new MomentumRule().set(0.1f, 0.9f, 0.1f);
    private static final SgdRule SGD = new SgdRule().set(0.1f, 0.9f, 0.3f, 0.01f, false);
    private static final SgdRule OTHER_SGD = new SgdRule().set(0.1f, 0.8f, 0.2f, 0.02f, false);
    private static final SgdRule NESTEROV = new SgdRule().set(0.1f, 0.9f, 0.3f, 0.01f, true);
    private static final AdamRule ADAM =
            new AdamRule().set(0.01f, 0.9f, 0.1f, 0.999f, 0.001f, 3.5f, 1e-8f, 0.01f, 0.99f);

    private final Random random = new Random(20);

    @ParameterizedTest
    @EnumSource
    void optimizerStepsAreEqual(Numbers kind) {
        for (int n : Twins.sizes()) {
            float[] g = kind.draw(random, n);
            float[] state = kind.draw(random, 4 * n);
            updates(state, n, (k, s) -> k.descend(0, n, DESCENT, g, 0, s.p));
            updates(state, n, (k, s) -> k.momentum(0, n, MOMENTUM, g, 0, s.m, s.p));
            updates(state, n, (k, s) -> k.sgd(0, n, SGD, g, 0, s.m, s.p));
            updates(state, n, (k, s) -> k.sgd(0, n, NESTEROV, g, 0, s.m, s.p));
            updates(state, n, (k, s) -> k.adam(0, n, ADAM, g, 0, s.m, s.v, s.p));
        }
    }

    @ParameterizedTest
    @EnumSource
    void optimizerStepsAreThoseOfTheirDefinition(Numbers kind) {
        int n = 1000;
        float[] g = kind.draw(random, n);
        float[] state = kind.draw(random, 4 * n);
        UpdateForms scalar = new UpdateForms(KernelChoice.SCALAR, new Trials(false));
        try (Team team = Team.alone()) {
            RuleTask task = new RuleTask(scalar, team);
            for (UpdateRule rule : List.of(DESCENT, MOMENTUM, SGD, OTHER_SGD, NESTEROV, ADAM)) {
                UpdateRule unknown = element -> rule.apply(element);
                same(state, n, s -> apply(task, unknown, s, 0, n, g, 0), s -> apply(task, rule, s, 0, n, g, 0));
            }
        }
    }

    /// Rules without a form of their own, with one to three memories.
    private static List<UpdateRule> rulesWithoutAForm() {
        return Stream.of(
                        new Rmsprop(0.9, 1e-3, 0.01, 0, false),
                        new Rmsprop(0.9, 1e-3, 0.01, 0.8, false),
                        new Rmsprop(0.9, 1e-3, 0.01, 0, true),
                        new Rmsprop(0.9, 1e-3, 0.01, 0.8, true))
                .map(formula -> formula.rule(1, 0.1))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void rulesWithoutAFormAreTheirDefinition(Numbers kind) {
        try (Team team = Team.alone()) {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                RuleTask task = new RuleTask(new UpdateForms(choice, new Trials(false)), team);
                for (int n : Twins.sizes()) {
                    float[] g = kind.draw(random, n);
                    float[] state = kind.draw(random, 4 * n);
                    for (UpdateRule rule : rulesWithoutAForm()) {
                        int from = n / 3;
                        same(state, n, s -> define(rule, s, from, n, g), s -> apply(task, rule, s, from, n, g, 0));
                    }
                }
            }
        }
    }

    /// The definition, element by element.
    private static void define(UpdateRule rule, State s, int from, int to, float[] g) {
        for (int i = from; i < to; i++) {
            UpdateRule.Element e = new UpdateRule.Element();
            e.gradient = g[i];
            e.value = s.p[i];
            e.first = s.m[i];
            e.second = s.v[i];
            e.third = s.a[i];
            rule.apply(e);
            s.p[i] = e.value;
            s.m[i] = e.first;
            s.v[i] = e.second;
            s.a[i] = e.third;
        }
    }

    private static void apply(RuleTask task, UpdateRule rule, State s, int from, int to, float[] g, int first) {
        task.begin(rule, s.m, s.v, s.a, s.p);
        task.apply(from, to, g, first);
        task.end();
    }

    @ParameterizedTest
    @EnumSource
    void optimizerStepsOfProductsAreEqual(Numbers kind) {
        for (int columns = UpdateKernel.LEAST_COLUMNS; columns < 100; columns++) {
            int rows = 1 + random.nextInt(9);
            float[] column = kind.draw(random, rows);
            float[] row = kind.draw(random, columns);
            float[] state = kind.draw(random, 4 * rows * columns);
            updates(
                    state,
                    rows * columns,
                    (k, s) -> k.momentumOfProduct(rows / 3, rows, MOMENTUM, column, row, s.m, s.p));
            float[] x = kind.draw(random, rows);
            updates(
                    state,
                    rows * columns,
                    (k, s) -> k.momentumOfProductAndMultiply(MOMENTUM, column, row, s.m, s.p, x, s.v));
        }
    }

    @Test
    void productsAfterOptimizerStepsAreThoseOfMatMul() {
        for (int rows : new int[] {1, 2, 784, MatMul.SEGMENT, MatMul.SEGMENT + 1, 20_000}) {
            for (KernelChoice choice : new KernelChoice[] {KernelChoice.SCALAR, KernelChoice.VECTOR}) {
                for (int threads = 1; threads <= 2; threads++) {
                    try (CpuBackend backend = new CpuBackend(choice, threads)) {
                        checkProductAfterStep(backend, rows);
                    }
                }
            }
        }
    }

    /// The step of a large parameter is deferred until the product, which takes it along where that pays.
    private void checkProductAfterStep(CpuBackend backend, int rows) {
        int columns = 30;
        float[] column = Numbers.PLAIN.draw(random, rows);
        float[] row = Numbers.PLAIN.draw(random, columns);
        float[] x = Numbers.PLAIN.draw(random, rows);
        State s = State.of(Numbers.PLAIN.draw(random, 4 * rows * columns), rows * columns);
        Shape shape = Shape.of(rows, columns);
        Tensor p = Tensors.of(shape, Arrays.copyOf(s.p, rows * columns));
        Tensor u = Tensors.of(shape, Arrays.copyOf(s.m, rows * columns));
        Tensor g = Tensors.zeros(shape);
        Tensor examples = Tensors.of(Shape.of(1, rows), column);
        Tensor gradients = Tensors.of(Shape.of(1, columns), row);
        Tensor y = Tensors.zeros(Shape.of(1, columns));

        backend.matMul().multiply(examples.matrix().transposed(), gradients.matrix(), new Gradient(g));
        backend.updates().apply(MOMENTUM, g, List.of(u), p);
        assertThat(p.buffer())
                .isInstanceOfSatisfying(
                        HeapBuffer.class,
                        b -> assertThat(b.pending() instanceof PendingUpdate)
                                .isEqualTo(rows > 2)); // smaller products are written at once
        backend.matMul().multiply(Tensors.of(Shape.of(1, rows), x).matrix(), p.matrix(), y.matrix(), Store.WRITE);
        float[] product = y.toArray();

        new ScalarUpdates().momentumOfProduct(0, rows, MOMENTUM, column, row, s.m, s.p);
        Bits.same("parameter of " + rows, Arrays.copyOf(s.p, rows * columns), p.toArray());
        Bits.same("memory of " + rows, Arrays.copyOf(s.m, rows * columns), u.toArray());
        float[] expected = new float[columns];
        new ScalarMatMul().multiply(1, columns, rows, x, 0, rows, 1, s.p, 0, columns, 1, expected, 0, columns);
        Bits.same("product of " + rows, expected, product);
    }

    @Test
    void optimizerStepsAreSharedOutWithoutATrace() {
        int n = 100_003;
        float[] g = Numbers.PLAIN.draw(random, n);
        float[] state = Numbers.SPECIAL.draw(random, 4 * n);
        UpdateKernel scalar = new ScalarUpdates();
        UpdateForms vector = new UpdateForms(KernelChoice.VECTOR, new Trials(false));
        for (int threads : new int[] {2, 3, 5}) {
            try (Team team = new Team(threads)) {
                RuleTask task = new RuleTask(vector, team);
                same(state, n, s -> scalar.descend(5, n, DESCENT, g, 5, s.p), s -> apply(task, DESCENT, s, 5, n, g, 5));
                same(
                        state,
                        n,
                        s -> scalar.momentum(5, n, MOMENTUM, g, 5, s.m, s.p),
                        s -> apply(task, MOMENTUM, s, 5, n, g, 5));
                for (SgdRule rule : List.of(NESTEROV, OTHER_SGD)) {
                    same(state, n, s -> scalar.sgd(5, n, rule, g, 5, s.m, s.p), s -> apply(task, rule, s, 5, n, g, 5));
                }
                same(
                        state,
                        n,
                        s -> scalar.adam(5, n, ADAM, g, 5, s.m, s.v, s.p),
                        s -> apply(task, ADAM, s, 5, n, g, 5));
                for (UpdateRule rule : rulesWithoutAForm()) {
                    same(state, n, s -> define(rule, s, 0, n, g), s -> apply(task, rule, s, 0, n, g, 0));
                }
                checkProductSharedOut(state, g, n / 33, vector, team);
            }
        }
    }

    private static void checkProductSharedOut(float[] state, float[] g, int rows, UpdateForms vector, Team team) {
        float[] column = Arrays.copyOf(g, rows);
        float[] row = Arrays.copyOf(g, 33);
        same(
                state,
                rows * row.length,
                s -> new ScalarUpdates().momentumOfProduct(3, rows, MOMENTUM, column, row, s.m, s.p),
                s -> {
                    HeapBuffer p = buffer(s.p);
                    HeapBuffer m = buffer(s.m);
                    MomentumStep step = new MomentumStep(vector, team, p, m);
                    step.putOff(MOMENTUM, product(column, row));
                    p.forget();
                    m.forget();
                    step.divide(team, 3, rows, 1);
                    p.read(0, s.p, 0, s.p.length);
                    m.read(0, s.m, 0, s.m.length);
                });
    }

    private static HeapBuffer buffer(float[] numbers) {
        HeapBuffer buffer = new HeapBuffer(numbers.length);
        buffer.write(0, numbers, 0, numbers.length);
        return buffer;
    }

    private static PendingProduct product(float[] column, float[] row) {
        HeapBuffer gradient = new HeapBuffer(column.length * row.length);
        gradient.putOffProduct(column.length, row.length, column, 0, 1, row, 0, (from, rows, left, right, target) -> {
            throw new IllegalStateException("the product is not to be written down");
        });
        PendingProduct product = gradient.pendingProduct();
        return Objects.requireNonNull(product);
    }

    /// A parameter and what its optimizer remembers.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record State(float[] p, float[] m, float[] v, float[] a) {

        static State of(float[] numbers, int n) {
            return new State(
                    part(numbers, 0, n), part(numbers, n, n), part(numbers, 2 * n, n), part(numbers, 3 * n, n));
        }

        private static float[] part(float[] numbers, int from, int n) {
            float[] part = Arrays.copyOf(Arrays.copyOfRange(numbers, from, from + n), n + MARGIN);
            Arrays.fill(part, n, n + MARGIN, UNTOUCHED);
            return part;
        }
    }

    private static void updates(float[] numbers, int n, BiConsumer<UpdateKernel, State> work) {
        same(numbers, n, s -> work.accept(new ScalarUpdates(), s), s -> work.accept(new VectorUpdates(), s));
    }

    private static void same(float[] numbers, int n, Consumer<State> right, Consumer<State> work) {
        State expected = State.of(numbers, n);
        State actual = State.of(numbers, n);
        right.accept(expected);
        work.accept(actual);
        Bits.same("parameters", expected.p, actual.p);
        Bits.same("first memory", expected.m, actual.m);
        Bits.same("second memory", expected.v, actual.v);
        Bits.same("third memory", expected.a, actual.a);
    }
}
