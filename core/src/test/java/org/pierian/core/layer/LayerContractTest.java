package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.noise.GaussianNoise;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;
import org.pierian.core.testing.Twins;

/// What every layer must do, for each of [LayerCase#all] and on every backend.
class LayerContractTest {

    private static final int BATCH = 3;
    /// Two groups of examples of a convolution's weight gradient, the last a short one.
    private static final int LARGE = 11;
    /// Examples of a step: three groups, the last a short one.
    private static final int STEP = 21;
    /// No object is smaller, so one in every pass would show; the measurement itself may take some.
    private static final long LEAST = 12;
    /// Distance of the points between which slopes are taken; a power of 2, so that moving is exact.
    private static final float H = 0x1p-5f;

    private final List<Backend> opened = new ArrayList<>();

    private Backend open(TestBackend backend) {
        Backend made = backend.open();
        opened.add(made);
        return made;
    }

    @AfterEach
    void close() {
        opened.forEach(Backend::close);
    }

    static List<LayerCase> all() {
        return LayerCase.all();
    }

    private LayerRun scalar(LayerCase c, int batch) {
        return new LayerRun(c, batch, open(TestBackend.SCALAR));
    }

    @Test
    void everyLayerHasACase() {
        Set<String> plans = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.pierian.core")
                        .stream()
                        .filter(c -> c.isAssignableTo(LayerPlan.class) && !c.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Set<String> covered =
                all().stream().map(c -> c.plan().getClass().getName()).collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrderElementsOf(plans);
    }

    @ParameterizedTest
    @MethodSource("all")
    void parametersAndStateAreThoseThePlanAnnounced(LayerCase c) {
        Layer layer = c.build(BATCH, open(TestBackend.SCALAR));
        List<ParameterShape> made = layer.parameters().stream()
                .map(p -> new ParameterShape(p.name(), p.shape()))
                .toList();
        assertThat(made).isEqualTo(c.plan().parameterShapes(c.in()));
        List<ParameterShape> state = layer.state().stream()
                .map(s -> new ParameterShape(s.name(), s.shape()))
                .toList();
        assertThat(state).isEqualTo(c.plan().stateShapes(c.in()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsAreTheSlopesOfTheOutput(LayerCase c) {
        LayerRun run = scalar(c, BATCH);
        run.forward(Mode.TRAIN);
        run.backward();
        List<float[]> gradients = run.layer.parameters().stream()
                .map(p -> p.gradient().tensor().toArray())
                .toList();
        if (!run.dx.isNone()) {
            checkSlopes(run, "x", run.x, run.dx.toArray());
        }
        for (int i = 0; i < gradients.size(); i++) {
            Parameter p = run.layer.parameters().get(i);
            checkSlopes(run, p.name(), p.value(), gradients.get(i));
        }
    }

    /// Compares gradients with slopes by four points, whose error is of order h^4. What is left is the rounding
    /// of the outputs, some 1e-7 of each, divided by h.
    private static void checkSlopes(LayerRun run, String what, Tensor point, float[] gradient) {
        double largest = 0.5;
        for (float g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < gradient.length; i++) {
            double near = run.objectiveAt(point, i, H) - run.objectiveAt(point, i, -H);
            double far = run.objectiveAt(point, i, 2 * H) - run.objectiveAt(point, i, -2 * H);
            double slope = (8 * near - far) / (12 * H);
            assertThat(Math.abs(gradient[i] - slope) / largest)
                    .as("gradient of %s[%s] is %s, slope %s", what, i, gradient[i], slope)
                    .isLessThan(2e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyBackendGivesTheSameBits(LayerCase c) {
        for (int batch : new int[] {1, BATCH, 64}) {
            LayerRun.Results expected = results(c, batch, TestBackend.SCALAR);
            for (TestBackend backend : List.of(TestBackend.VECTOR, TestBackend.THREADS, TestBackend.SEGMENTS)) {
                assertThat(results(c, batch, backend))
                        .as("%s, batch of %s", backend, batch)
                        .isEqualTo(expected);
            }
        }
    }

    /// Between two passes over a whole batch, one over its first examples: it gives what a layer made for so many
    /// gives, from inputs and gradients that are followed by what must not be read, and writes nothing behind.
    @ParameterizedTest
    @MethodSource("all")
    void aPassMayBeSmallerThanTheLargestBatch(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            LayerRun whole = new LayerRun(c, LARGE, open(backend));
            float[] x = whole.x.toArray();
            float[] dy = whole.dy.toArray();
            whole.forward(Mode.TRAIN);
            whole.backward();
            LayerRun.Results expected = whole.results();
            for (int batch : new int[] {1, BATCH, LARGE - 1}) {
                LayerRun exact = new LayerRun(c, batch, open(backend));
                LayerRun part = new LayerRun(whole, batch);
                whole.x.fill(Float.NaN);
                whole.dy.fill(Float.NaN);
                whole.y.fill(Twins.UNTOUCHED);
                whole.dx.fill(Twins.UNTOUCHED);
                part.x.assign(exact.x.toArray());
                part.dy.assign(exact.dy.toArray());
                for (LayerRun run : List.of(exact, part)) {
                    run.forward(Mode.TRAIN);
                    run.backward();
                }
                assertThat(part.results())
                        .as("%s, %s of %s examples", backend, batch, LARGE)
                        .isEqualTo(exact.results());
                assertUntouchedFrom(part.y.size(), whole.y);
                assertUntouchedFrom(part.dx.size(), whole.dx);
            }
            whole.x.assign(x);
            whole.dy.assign(dy);
            whole.forward(Mode.TRAIN);
            whole.backward();
            assertThat(whole.results()).as("%s, again", backend).isEqualTo(expected);
        }
    }

    private static void assertUntouchedFrom(int first, Tensor tensor) {
        for (int i = first; i < tensor.size(); i++) {
            assertThat(tensor.get(i)).as("element %s", i).isEqualTo(Twins.UNTOUCHED);
        }
    }

    private LayerRun.Results results(LayerCase c, int batch, TestBackend backend) {
        LayerRun run = new LayerRun(c, batch, open(backend));
        run.forward(Mode.TRAIN);
        run.backward();
        return run.results();
    }

    /// In evaluation; while training, batch normalization takes its statistics from the batch.
    @ParameterizedTest
    @MethodSource("all")
    void examplesDoNotSeeTheirBatch(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            LayerRun together = new LayerRun(c, 9, open(backend));
            together.forward(Mode.EVAL);
            LayerRun alone = new LayerRun(c, 1, open(backend));
            float[] inputs = together.x.toArray();
            float[] outputs = together.y.toArray();
            for (int row = 0; row < 9; row++) {
                alone.x.assign(Arrays.copyOfRange(inputs, row * alone.x.size(), (row + 1) * alone.x.size()));
                alone.forward(Mode.EVAL);
                float[] expected = Arrays.copyOfRange(outputs, row * alone.y.size(), (row + 1) * alone.y.size());
                assertThat(FloatBits.of(alone.y)).as("%s, row %s", backend, row).isEqualTo(FloatBits.of(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noGradientIsWrittenWhereNobodyWantsOne(LayerCase c) {
        LayerRun wanted = scalar(c, BATCH);
        wanted.forward(Mode.TRAIN);
        wanted.backward();
        LayerRun unwanted = scalar(c, BATCH);
        unwanted.forward(Mode.TRAIN);
        unwanted.clearGradients();
        unwanted.layer.backward(unwanted.pass, unwanted.x, unwanted.y, unwanted.dy, Tensor.NONE);
        assertThat(unwanted.gradients()).isEqualTo(wanted.gradients());
    }

    /// The gradient of the input is written at every use.
    @ParameterizedTest
    @MethodSource("all")
    void gradientsAreWrittenAtTheFirstUseInAStepAndAddedAtLaterOnes(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            for (int batch : new int[] {1, BATCH}) {
                LayerRun run = new LayerRun(c, batch, open(backend));
                run.forward(Mode.TRAIN);
                run.backward();
                LayerRun.Results once = run.results();
                List<float[]> values = run.layer.parameters().stream()
                        .map(Parameter::gradients)
                        .toList();
                run.dx.fill(Float.NaN);
                run.layer.backward(run.pass, run.x, run.y, run.dy, run.dx);
                assertThat(FloatBits.of(run.dx))
                        .as("input gradient, %s, batch of %s", backend, batch)
                        .isEqualTo(once.dx());
                for (int i = 0; i < values.size(); i++) {
                    float[] twice = values.get(i).clone();
                    for (int j = 0; j < twice.length; j++) {
                        twice[j] += twice[j];
                    }
                    assertThat(run.gradients().get(i)).as("%s", backend).isEqualTo(FloatBits.of(twice));
                }
                run.backward();
                assertThat(run.results()).as("%s, next step", backend).isEqualTo(once);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sharedMemoryCannotBeSeen(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            LayerRun apart = new LayerRun(c, BATCH, open(backend));
            apart.forward(Mode.TRAIN);
            List<Integer> expected = FloatBits.of(apart.y);
            apart.backward();

            LayerRun shared = new LayerRun(c, BATCH, open(backend));
            Needs needs = shared.layer.needs();
            Tensor y = needs.inPlace() ? shared.x.reshape(shared.y.shape()) : shared.y;
            Tensor dx = needs.inPlace() && !shared.dx.isNone() ? shared.dy.reshape(shared.dx.shape()) : shared.dx;
            shared.layer.forward(shared.pass.begin(Mode.TRAIN, 5), shared.x, y);
            assertThat(FloatBits.of(y)).as("output, %s", backend).isEqualTo(expected);
            if (!needs.readsOutput()) {
                y.fill(Float.NaN);
            }
            shared.clearGradients();
            shared.layer.backward(shared.pass, shared.x, y, shared.dy, dx);
            assertThat(FloatBits.of(dx)).as("gradient, %s", backend).isEqualTo(FloatBits.of(apart.dx));
            assertThat(shared.gradients()).isEqualTo(apart.gradients());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLayerIsRandomWhenItsOutputChangesFromStepToStep(LayerCase c) {
        LayerRun run = scalar(c, BATCH);
        Set<List<Integer>> outputs = new HashSet<>();
        for (int step = 0; step < 20; step++) {
            run.layer.forward(run.pass.begin(Mode.TRAIN, step), run.x, run.y);
            outputs.add(FloatBits.of(run.y));
        }
        assertThat(c.plan().isRandom()).isEqualTo(outputs.size() > 1);
    }

    static Stream<LayerCase> layersOfAnyExamples() {
        return all().stream().filter(c -> {
            try (Backend backend = TestBackend.SCALAR.open()) {
                return c.build(BATCH, backend).needs().reach() == Needs.Reach.EXAMPLES;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("layersOfAnyExamples")
    void examplesCanBeTakenOneByOne(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            LayerRun together = new LayerRun(c, BATCH, open(backend));
            together.forward(Mode.TRAIN);
            together.backward();

            LayerRun apart = new LayerRun(c, BATCH, open(backend));
            apart.pass.begin(Mode.TRAIN, 5);
            for (int i = BATCH - 1; i >= 0; i--) {
                apart.layer.forward(apart.pass.examples(i, i + 1), apart.x, apart.y);
            }
            for (int i = BATCH - 1; i >= 0; i--) {
                apart.layer.backward(apart.pass.examples(i, i + 1), apart.x, apart.y, apart.dy, apart.dx);
            }
            assertThat(apart.results()).as("%s", backend).isEqualTo(together.results());
        }
    }

    /// The sine and the cosine of `StrictMath`, of which normal numbers are made, allocate two numbers each.
    static Stream<LayerCase> layersWithoutNormalNumbers() {
        return all().stream().filter(c -> !(c.plan() instanceof GaussianNoise.Plan));
    }

    /// In the scalar forms: vectors are objects until their kernels are compiled.
    @ParameterizedTest
    @MethodSource("layersWithoutNormalNumbers")
    void passesAllocateNothing(LayerCase c) {
        LayerRun run = scalar(c, BATCH);
        int passes = 500;
        repeat(run, passes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(run, passes);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes for %s passes", passes).isLessThan(passes * LEAST);
    }

    private static void repeat(LayerRun run, int times) {
        List<Parameter> parameters = run.layer.parameters();
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < parameters.size(); j++) {
                parameters.get(j).gradient().clear();
            }
            run.layer.forward(run.pass.begin(Mode.TRAIN, i), run.x, run.y);
            run.layer.backward(run.pass, run.x, run.y, run.dy, run.dx);
            run.layer.forward(run.pass.begin(Mode.EVAL, 0), run.x, run.y);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void savedParametersAndStateGiveTheSameOutputs(LayerCase c) {
        LayerRun saved = scalar(c, BATCH);
        saved.forward(Mode.TRAIN);
        saved.backward();
        saved.forward(Mode.EVAL);
        LayerRun loaded = new LayerRun(new LayerCase(c.name(), c.plan(), c.in()), BATCH, open(TestBackend.SCALAR));
        for (int i = 0; i < saved.layer.parameters().size(); i++) {
            Parameter to = loaded.layer.parameters().get(i);
            to.value().fill(7f);
            to.assign(saved.layer.parameters().get(i).values());
        }
        for (int i = 0; i < saved.layer.state().size(); i++) {
            loaded.layer.state().get(i).assign(saved.layer.state().get(i).values());
        }
        loaded.forward(Mode.EVAL);
        assertThat(FloatBits.of(loaded.y)).isEqualTo(FloatBits.of(saved.y));
    }

    /// Batch normalization looks at each pass by itself.
    static Stream<LayerCase> layersOfSingleExamples() {
        return all().stream().filter(c -> c.plan().stateShapes(c.in()).isEmpty());
    }

    /// Twice, so that nothing stays of the step before; then a step of one pass.
    @ParameterizedTest
    @MethodSource("layersOfSingleExamples")
    void aStepInPartsHasTheBitsOfOnePass(LayerCase c) {
        for (TestBackend backend : TestBackend.values()) {
            LayerRun whole = new LayerRun(c, STEP, open(backend));
            whole.forward(Mode.TRAIN);
            whole.backward();
            LayerRun.Results expected = whole.results();
            for (int size : new int[] {1, BATCH, 8, LARGE}) {
                LayerRun parts = new LayerRun(c, size, open(backend));
                for (int step = 0; step < 2; step++) {
                    assertThat(resultsInParts(parts, whole))
                            .as("%s, parts of %s, step %s", backend, size, step)
                            .isEqualTo(expected);
                }
                LayerRun.Results alone = new LayerRun(c, size, open(backend)).bothPasses();
                parts.takeExamples(new LayerRun(c, size, open(backend)), 0);
                assertThat(parts.bothPasses()).as("%s, one pass", backend).isEqualTo(alone);
            }
        }
    }

    private static LayerRun.Results resultsInParts(LayerRun parts, LayerRun whole) {
        List<Integer> y = new ArrayList<>();
        List<Integer> dx = new ArrayList<>();
        parts.layer.parameters().forEach(p -> p.gradient().clearForParts());
        for (int first = 0; first < STEP; first += parts.x.rows()) {
            LayerRun part = new LayerRun(parts, Math.min(parts.x.rows(), STEP - first));
            part.takeExamples(whole, first);
            part.layer.forward(part.pass.begin(Mode.TRAIN, 5, first, STEP), part.x, part.y);
            part.layer.parameters().forEach(p -> p.gradient().beginPass());
            part.layer.backward(part.pass, part.x, part.y, part.dy, part.dx);
            y.addAll(FloatBits.of(part.y));
            dx.addAll(FloatBits.of(part.dx));
        }
        parts.layer.parameters().forEach(p -> p.gradient().complete());
        return new LayerRun.Results(y, dx, parts.gradients());
    }
}
