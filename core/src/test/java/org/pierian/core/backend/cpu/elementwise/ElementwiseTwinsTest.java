package org.pierian.core.backend.cpu.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pierian.core.testing.Twins.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.layer.activation.Softsign;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Bits;
import org.pierian.core.testing.Numbers;
import org.pierian.core.testing.Tensors;
import org.pierian.core.testing.Twins;

/// Every vector form of arithmetic and of activations gives the bits of the scalar form. What lies behind the results
/// must stay as it was.
class ElementwiseTwinsTest {

    private final Random random = new Random(20);

    @Test
    void sigmoidIsEqualNearZero() {
        float[] a = new float[4096];
        for (int i = 0; i < a.length; i++) {
            a[i] = (i - 2048) * (i % 2 == 0 ? 0x1.8p-24f : 0x1.2p-18f);
        }
        Activation f = StandardActivation.SIGMOID;
        activation(a.length, f, (k, y) -> k.forward(f, 0, a.length, a, y));
    }

    @ParameterizedTest
    @EnumSource
    void activationsAreEqual(Numbers kind) {
        for (int n : Twins.sizes()) {
            float[] a = kind.draw(random, n);
            float[] b = kind.draw(random, n);
            for (Activation f : ElementwiseForms.KINDS) {
                activation(n, f, (k, y) -> k.forward(f, 0, n, a, y));
                activation(n, f, (k, dx) -> k.gradient(f, 0, n, b, a, b, dx));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void activationsMayBeWrittenOverTheirInputs(Numbers kind) {
        for (int n : Twins.sizes()) {
            float[] a = kind.draw(random, n);
            for (Activation f : ElementwiseForms.KINDS) {
                float[] expected = result(n, new ScalarActivation(), (k, y) -> k.forward(f, n / 3, n, a, y));
                System.arraycopy(a, 0, expected, 0, n / 3);
                for (ActivationKernel kernel : List.of(new ScalarActivation(), ElementwiseForms.vector(f))) {
                    float[] actual = result(n, kernel, (k, y) -> {
                        System.arraycopy(a, 0, y, 0, n);
                        k.forward(f, n / 3, n, y, y);
                    });
                    Bits.same(f + " in place of " + n, expected, actual);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void activationGradientsMayBeWrittenOverThoseOfOutputs(Numbers kind) {
        for (int n : Twins.sizes()) {
            float[] a = kind.draw(random, n);
            float[] b = kind.draw(random, n);
            for (Activation f : ElementwiseForms.KINDS) {
                activation(n, f, (k, dx) -> {
                    System.arraycopy(b, 0, dx, 0, n);
                    k.gradient(f, 0, n, b, a, dx, dx);
                });
            }
        }
    }

    private static void activation(int size, Activation f, BiConsumer<ActivationKernel, float[]> work) {
        Bits.same(
                f + " of " + size,
                result(size, new ScalarActivation(), work),
                result(size, ElementwiseForms.vector(f), work));
    }

    @ParameterizedTest
    @EnumSource
    void arithmeticIsEqual(Numbers kind) {
        for (int n : Twins.sizes()) {
            float[] a = kind.draw(random, n);
            float[] b = kind.draw(random, n);
            arithmetic(n, "multiply", (k, y) -> k.multiply(0, n, a, b, y));
            arithmetic(n, "add", (k, y) -> k.add(0, n, a, b, y));
            arithmetic(n, "scale", (k, y) -> k.scale(0, n, a, 0.3f, y));
            arithmetic(n, "add to a row", (k, y) -> k.addToRows(1, n, a, y));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumsWithARowAreEqual(Numbers kind) {
        for (int round = 0; round < 60; round++) {
            int rows = 1 + random.nextInt(9);
            int columns = 1 + random.nextInt(40);
            float[] x = kind.draw(random, rows * columns);
            float[] bias = kind.draw(random, columns);
            arithmetic(x.length, "add to rows", (k, y) -> {
                System.arraycopy(x, 0, y, 0, x.length);
                k.addToRows(rows, columns, bias, y);
            });
        }
    }

    private static void arithmetic(int size, String what, BiConsumer<ElementwiseKernel, float[]> work) {
        Bits.same(
                what + " of " + size,
                result(size, new ScalarElementwise(), work),
                result(size, new VectorElementwise(), work));
    }

    @Test
    void elementsAreSharedOutAmongThreadsWithoutATrace() {
        int n = 100_003;
        float[] a = Numbers.SPECIAL.draw(random, n);
        float[] b = Numbers.PLAIN.draw(random, n);
        Tensor x = Tensors.vector(a);
        Tensor z = Tensors.vector(b);
        ElementwiseKernel scalar = new ScalarElementwise();
        List<Activation> functions = new ArrayList<>(ElementwiseForms.KINDS);
        functions.add(new Softsign()); // one without a vector form
        for (int threads : new int[] {2, 3, 5}) {
            try (Team team = new Team(threads)) {
                Elementwise shared = new CpuElementwise(KernelChoice.VECTOR, team, new Trials(false));
                for (Activation f : functions) {
                    ActivationKernel kernel = new ScalarActivation();
                    sharedOut(n, y -> kernel.forward(f, 1, n, a, y), y -> shared.activate(f, 1, n, x, y));
                    sharedOut(
                            n,
                            dx -> kernel.gradient(f, 1, n, a, a, b, dx),
                            dx -> shared.activationGradient(f, 1, n, x, x, z, dx));
                }
                sharedOut(n, y -> scalar.multiply(1, n, a, b, y), y -> shared.multiply(1, n, x, z, y));
                sharedOut(n, y -> scalar.add(1, n, a, b, y), y -> shared.add(1, n, x, z, y));
                sharedOut(n, y -> scalar.scale(1, n, a, 0.3f, y), y -> shared.scale(1, n, x, 0.3f, y));
                sharedOut(n, y -> System.arraycopy(a, 1, y, 1, n - 1), y -> shared.copy(1, n, x, y));
            }
        }
    }

    private static void sharedOut(int n, Consumer<float[]> alone, Consumer<Tensor> shared) {
        float[] expected = Twins.untouched(n);
        alone.accept(expected);
        Tensor actual = Tensors.vector(Twins.untouched(n));
        shared.accept(actual);
        Bits.same("elements shared out", expected, actual.toArray());
    }

    @Test
    void numbersAreBroughtBetweenTheBoundsAndNoOthersAreTouched() {
        Tensor x = Tensors.vector(-3f, -0.5f, -0.4f, -0f, 0f, 0.4f, 0.5f, 3f, 9f);
        new CpuElementwise(KernelChoice.SCALAR, Team.alone(), new Trials(false)).clamp(0, 8, x, 0.5f);
        assertThat(x.toArray()).containsExactly(-0.5f, -0.5f, -0.4f, -0f, 0f, 0.4f, 0.5f, 0.5f, 9f);
    }
}
