package org.pierian.core.backend.cpu.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.ArithmeticActivation;
import org.pierian.core.backend.ExponentialActivation;
import org.pierian.core.testing.Bits;

/// The vector forms of activations give the bits of their definitions for floats of every size, and around all places
/// where a definition branches or a function bends.
/// [ExhaustiveActivations] does the same for every float.
class ActivationTwinsTest {

    /// Odd, so that the last bits of the numbers differ.
    private static final int STEP = 100_003;

    private static final int AROUND = 24;
    private static final float[] PLACES = {
        0f,
        Float.MIN_NORMAL,
        0x1p-53f,
        0x1p-12f,
        0.5f,
        1f,
        3f,
        6f,
        8.5f,
        17f,
        37.6f,
        40f,
        88.7f,
        104f,
        472f,
        495.6f,
        708f,
        1011f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
    };

    static List<Activation> functions() {
        List<Activation> all = new ArrayList<>(ElementwiseForms.KINDS);
        all.addAll(List.of(
                new ArithmeticActivation.Clamp(-1f, 1f),
                new ExponentialActivation.Softplus(1),
                new ExponentialActivation.Elu(1),
                new ExponentialActivation.Celu(1)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void bothFormsAreEqual(Activation f) {
        same(f, everySize());
        same(f, aroundPlaces());
    }

    private static void same(Activation f, float[] x) {
        float[] expected = new float[2 * x.length];
        float[] actual = new float[2 * x.length];
        ExhaustiveActivations.compute(new ScalarActivation(), f, x, expected);
        ExhaustiveActivations.compute(ElementwiseForms.vector(f), f, x, actual);
        Bits.same(f.toString(), expected, actual);
    }

    private static float[] everySize() {
        float[] x = new float[(int) ((1L << 32) / STEP)];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat(i * STEP);
        }
        return x;
    }

    private static float[] aroundPlaces() {
        float[] x = new float[PLACES.length * 4 * AROUND];
        int count = 0;
        for (float place : PLACES) {
            int middle = Float.floatToIntBits(place);
            for (int bits = middle - AROUND; bits < middle + AROUND; bits++) {
                x[count++] = Float.intBitsToFloat(bits);
                x[count++] = Float.intBitsToFloat(bits ^ Integer.MIN_VALUE);
            }
        }
        return x;
    }

    @Test
    void everyKindHasAVectorForm() {
        assertThat(classes(ExponentialActivation.class)).containsExactlyElementsOf(kinds(ExponentialActivation.class));
        assertThat(classes(ArithmeticActivation.class)).containsExactlyElementsOf(kinds(ArithmeticActivation.class));
    }

    private static List<String> classes(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getName)
                .sorted()
                .toList();
    }

    private static List<String> kinds(Class<?> family) {
        return ElementwiseForms.KINDS.stream()
                .filter(family::isInstance)
                .map(f -> f.getClass().getName())
                .sorted()
                .toList();
    }
}
