package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.tensor.Tensor;

/// What every layer must do, for each of [LayerCase#all].
class LayerContractTest {

    private static final int BATCH = 3;
    /// No object is smaller, so one in every pass would show; the measurement itself may take some.
    private static final long LEAST = 12;
    /// Distance of the points between which slopes are taken; a power of 2, so that moving is exact.
    private static final float H = 0x1p-5f;
    /// Distance between inputs: no step of a slope's points takes one across another or across zero, where
    /// maxima and relu have corners.
    private static final float SPACING = 0x1.4p-3f;

    static List<LayerCase> all() {
        return LayerCase.all();
    }

    @BeforeEach
    @AfterEach
    void useScalarKernels() {
        Kernels.choose(Kernels.Choice.SCALAR);
    }

    @Test
    void everyLayerHasACase() {
        Set<String> plans = new ClassFileImporter()
                .importPackages("org.pierian.core").stream()
                        .filter(c -> c.isAssignableTo(LayerPlan.class) && !c.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Set<String> covered =
                all().stream().map(c -> c.plan().getClass().getName()).collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrderElementsOf(plans);
    }

    @ParameterizedTest
    @MethodSource("all")
    void parametersAreThoseThePlanAnnounced(LayerCase c) {
        List<ParameterShape> made = c.build(BATCH).parameters().stream()
                .map(p -> new ParameterShape(p.name(), p.shape()))
                .toList();
        assertThat(made).isEqualTo(c.plan().parameterShapes(c.in()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsAreTheSlopesOfTheOutput(LayerCase c) {
        Pass pass = new Pass(c, BATCH);
        pass.forward(Mode.TRAIN);
        pass.layer.backward(pass.x, pass.y, pass.dy, pass.dx);
        checkSlopes(pass, "x", pass.x.data(), pass.dx.data());
        for (Parameter p : pass.layer.parameters()) {
            checkSlopes(pass, p.name(), p.value().data(), p.grad().data().clone());
        }
    }

    /// Compares gradients with slopes by four points, whose error is of order h^4. What is left is the rounding
    /// of the outputs, some 1e-7 of each, divided by h.
    private static void checkSlopes(Pass pass, String what, float[] point, float[] gradient) {
        double largest = 0.5;
        for (float g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < point.length; i++) {
            double near = pass.objectiveAt(point, i, H) - pass.objectiveAt(point, i, -H);
            double far = pass.objectiveAt(point, i, 2 * H) - pass.objectiveAt(point, i, -2 * H);
            double slope = (8 * near - far) / (12 * H);
            assertThat(Math.abs(gradient[i] - slope) / largest)
                    .as("gradient of %s[%s] is %s, slope %s", what, i, gradient[i], slope)
                    .isLessThan(2e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void examplesDoNotSeeTheirBatch(LayerCase c) {
        for (Kernels.Choice choice : List.of(Kernels.Choice.SCALAR, Kernels.Choice.VECTOR)) {
            Kernels.choose(choice);
            Pass together = new Pass(c, 9);
            together.forward(Mode.EVAL);
            Pass alone = new Pass(c, 1);
            for (int row = 0; row < 9; row++) {
                System.arraycopy(together.x.data(), row * alone.x.size(), alone.x.data(), 0, alone.x.size());
                alone.forward(Mode.EVAL);
                float[] expected =
                        Arrays.copyOfRange(together.y.data(), row * alone.y.size(), (row + 1) * alone.y.size());
                assertThat(bits(alone.y.data())).as("%s, row %s", choice, row).isEqualTo(bits(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noGradientIsWrittenWhereNobodyWantsOne(LayerCase c) {
        Pass wanted = new Pass(c, BATCH);
        wanted.forward(Mode.TRAIN);
        wanted.layer.backward(wanted.x, wanted.y, wanted.dy, wanted.dx);
        Pass unwanted = new Pass(c, BATCH);
        unwanted.forward(Mode.TRAIN);
        unwanted.layer.backward(unwanted.x, unwanted.y, unwanted.dy, Tensor.NONE);

        assertThat(Tensor.NONE.data()).isEmpty();
        for (int i = 0; i < wanted.layer.parameters().size(); i++) {
            float[] expected = wanted.layer.parameters().get(i).gradients();
            assertThat(bits(unwanted.layer.parameters().get(i).gradients())).isEqualTo(bits(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsAreWrittenOverTheOldOnes(LayerCase c) {
        Pass pass = new Pass(c, BATCH);
        pass.forward(Mode.TRAIN);
        pass.layer.backward(pass.x, pass.y, pass.dy, pass.dx);
        float[] first = pass.dx.data().clone();
        List<float[]> gradients =
                pass.layer.parameters().stream().map(Parameter::gradients).toList();
        pass.layer.backward(pass.x, pass.y, pass.dy, pass.dx);
        assertThat(bits(pass.dx.data())).isEqualTo(bits(first));
        for (int i = 0; i < gradients.size(); i++) {
            assertThat(bits(pass.layer.parameters().get(i).gradients())).isEqualTo(bits(gradients.get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sharedMemoryCannotBeSeen(LayerCase c) {
        for (Kernels.Choice choice : List.of(Kernels.Choice.SCALAR, Kernels.Choice.VECTOR)) {
            Kernels.choose(choice);
            Pass apart = new Pass(c, BATCH);
            apart.forward(Mode.TRAIN);
            float[] expected = apart.y.data().clone();
            apart.layer.backward(apart.x, apart.y, apart.dy, apart.dx);

            Pass shared = new Pass(c, BATCH);
            boolean inPlace = shared.layer.worksInPlace();
            Tensor y = inPlace ? shared.x.reshape(shared.y.shape()) : shared.y;
            Tensor dx = inPlace ? shared.dy.reshape(shared.dx.shape()) : shared.dx;
            shared.layer.forward(shared.x, y, Mode.TRAIN, 5);
            assertThat(bits(y.data())).as("output, %s", choice).isEqualTo(bits(expected));
            if (!shared.layer.readsOutput()) {
                Arrays.fill(y.data(), Float.NaN);
            }
            shared.layer.backward(shared.x, y, shared.dy, dx);
            assertThat(bits(dx.data())).as("gradient, %s", choice).isEqualTo(bits(apart.dx.data()));
            for (int i = 0; i < apart.layer.parameters().size(); i++) {
                float[] gradients = apart.layer.parameters().get(i).gradients();
                assertThat(bits(shared.layer.parameters().get(i).gradients())).isEqualTo(bits(gradients));
            }
        }
    }

    static List<LayerCase> exampleLayers() {
        return all().stream()
                .filter(c -> c.build(BATCH) instanceof ExampleLayer)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exampleLayers")
    void examplesCanBeTakenOneByOne(LayerCase c) {
        Pass together = new Pass(c, BATCH);
        together.forward(Mode.TRAIN);
        together.layer.backward(together.x, together.y, together.dy, together.dx);

        Pass apart = new Pass(c, BATCH);
        ExampleLayer layer = (ExampleLayer) apart.layer;
        for (int i = BATCH - 1; i >= 0; i--) {
            layer.forward(i, i + 1, apart.x, apart.y, Mode.TRAIN, 5);
        }
        for (int i = BATCH - 1; i >= 0; i--) {
            layer.backward(i, i + 1, apart.x, apart.y, apart.dy, apart.dx);
        }
        assertThat(bits(apart.y.data())).isEqualTo(bits(together.y.data()));
        assertThat(bits(apart.dx.data())).isEqualTo(bits(together.dx.data()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void passesAllocateNothing(LayerCase c) {
        Pass pass = new Pass(c, BATCH);
        int passes = 500;
        run(pass, passes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(pass, passes);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes for %s passes", passes).isLessThan(passes * LEAST);
    }

    private static void run(Pass pass, int times) {
        for (int i = 0; i < times; i++) {
            pass.layer.forward(pass.x, pass.y, Mode.TRAIN, i);
            pass.layer.backward(pass.x, pass.y, pass.dy, pass.dx);
            pass.layer.forward(pass.x, pass.y, Mode.EVAL, 0);
        }
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    /// A layer with buffers, on inputs spaced around zero in mixed order.
    private static final class Pass {

        final Layer layer;
        final Tensor x;
        final Tensor y;
        final Tensor dy;
        final Tensor dx;

        Pass(LayerCase c, int batch) {
            layer = c.build(batch);
            x = Tensor.zeros(c.in().prepend(batch));
            y = Tensor.zeros(c.plan().outputShape(c.in()).prepend(batch));
            dy = Tensor.zerosLike(y);
            dx = Tensor.zerosLike(x);
            Random random = new Random(7);
            int n = c.in().size();
            for (int row = 0; row < batch; row++) {
                int[] order =
                        random.ints(0, Integer.MAX_VALUE).distinct().limit(n).toArray();
                int[] sorted = order.clone();
                Arrays.sort(sorted);
                for (int i = 0; i < n; i++) {
                    int rank = Arrays.binarySearch(sorted, order[i]);
                    x.data()[row * n + i] = (rank - n / 2 + 0.5f) * SPACING;
                }
            }
            for (int i = 0; i < dy.size(); i++) {
                dy.data()[i] = random.nextInt(-64, 65) * 0x1p-6f;
            }
        }

        void forward(Mode mode) {
            layer.forward(x, y, mode, 5);
        }

        /// Sum of outputs times `dy` with one number moved.
        double objectiveAt(float[] point, int i, float move) {
            float kept = point[i];
            point[i] = kept + move;
            forward(Mode.TRAIN);
            point[i] = kept;
            double sum = 0;
            for (int j = 0; j < y.size(); j++) {
                sum += (double) y.data()[j] * dy.data()[j];
            }
            return sum;
        }
    }
}
