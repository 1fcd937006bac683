package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.FloatBits;
import org.pierian.core.testing.TestBackend;

class RmspropTest {

    /// Three steps against gradients of 1, 2 and -1 from 0.5, compared with the formula in binary64.
    @ParameterizedTest
    @CsvSource({"0, false", "0.9, false", "0, true", "0.9, true"})
    void stepsFollowTheFormula(double momentum, boolean centered) {
        double p = 0.5;
        double v = 0;
        double a = 0;
        double b = 0;
        for (double gradient : new double[] {1, 2, -1}) {
            double g = gradient + 0.01 * p;
            v = 0.9 * v + 0.1 * g * g;
            a = 0.9 * a + 0.1 * g;
            double d = g / (Math.sqrt(centered ? v - a * a : v) + 1e-3);
            b = momentum * b + d;
            p -= 0.05 * b;
        }
        List<Integer> expected = null;
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                Parameter parameter = parameter(backend);
                Optimizer optimizer = new Optimizer(
                        new Rmsprop(0.9, 1e-3, 0.01, momentum, centered), 0.05, List.of(parameter), backend);
                for (float gradient : new float[] {1, 2, -1}) {
                    parameter.gradient().tensor().fill(gradient);
                    optimizer.step();
                }
                assertThat((double) parameter.values()[2]).isCloseTo(p, org.assertj.core.api.Assertions.within(1e-5));
                List<Integer> bits = FloatBits.of(parameter.values());
                assertThat(bits).as("%s", kind).isEqualTo(expected == null ? bits : expected);
                expected = bits;
            }
        }
    }

    private static Parameter parameter(Backend backend) {
        Initializer half = new Initializer.Constant(0.5f);
        Linear.Plan plan = new Linear.Plan(1, OptionalInt.empty(), half, Optional.empty());
        return Network.build(plan, TensorType.numbers(Shape.of(40)), 1, 0, backend)
                .parameters()
                .getFirst();
    }
}
