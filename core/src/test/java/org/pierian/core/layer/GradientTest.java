package org.pierian.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.kernel.Kernels;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.GradientDescent;
import org.pierian.core.optimizer.Momentum;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.optimizer.Sgd;
import org.pierian.core.tensor.Shape;

/// A gradient that is the product of a column and a row gives the bits of the same gradient written down.
class GradientTest {

    private final Random random = new Random(5);

    @ParameterizedTest
    @CsvSource({"784, 30", "30, 10", "3, 1", "1, 5000", "5000, 3", "700, 512"})
    void partsOfAProductAreTheProduct(int rows, int columns) {
        float[] column = numbers(rows);
        float[] row = numbers(columns);
        Parameter parameter = Parameter.zeros("0.weight", Shape.of(columns, rows), true);
        Gradient gradient = parameter.gradient();
        gradient.product(column, row, columns);
        for (int from = 0; from < gradient.size(); from = gradient.end()) {
            gradient.prepare(from);
            for (int i = from; i < gradient.end(); i++) {
                assertThat(gradient.data()[i - gradient.first()]).isEqualTo(column[i / columns] * row[i % columns]);
            }
        }
        float[] all = parameter.grad().data();
        for (int i = 0; i < all.length; i++) {
            assertThat(all[i]).isEqualTo(column[i / columns] * row[i % columns]);
        }
    }

    @ParameterizedTest
    @CsvSource({"784, 30", "5000, 3", "2, 3"})
    void optimizersFollowAProductAsTheyFollowNumbers(int rows, int columns) {
        for (int kind = 0; kind < 4; kind++) {
            Parameter parts = Parameter.zeros("0.weight", Shape.of(columns, rows), true);
            Parameter whole = Parameter.zeros("0.weight", Shape.of(columns, rows), true);
            Optimizer first = optimizer(kind, parts);
            Optimizer second = optimizer(kind, whole);
            for (int step = 0; step < 3; step++) {
                float[] column = numbers(rows);
                float[] row = numbers(columns);
                parts.gradient().product(column, row, columns);
                first.step();
                whole.gradient().product(column, row, columns);
                assertThat(whole.grad().size()).isEqualTo(rows * columns);
                second.step();
            }
            assertThat(parts.values()).isEqualTo(whole.values());
        }
    }

    @ParameterizedTest
    @CsvSource({"784, 30", "3, 16", "2000, 40", "784, 512"})
    void aStepThatWaitsForTheNextForwardPassIsTheSame(int rows, int columns) {
        Parameter waiting = Parameter.zeros("0.weight", Shape.of(columns, rows), true);
        Parameter asked = Parameter.zeros("0.weight", Shape.of(columns, rows), true);
        Optimizer first = optimizer(1, waiting);
        Optimizer second = optimizer(1, asked);
        for (int step = 0; step < 5; step++) {
            float[] column = numbers(rows);
            float[] row = numbers(columns);
            waiting.gradient().product(column, row, columns);
            first.step();
            asked.gradient().product(column, row, columns);
            second.step();
            column[0] = 5; // the step has its own copy
            row[0] = 5;
            float[] x = numbers(rows);
            float[] y = new float[columns];
            float[] expected = new float[columns];
            Kernels.matMul()
                    .multiply(
                            1, columns, rows, x, 0, rows, 1, asked.value().data(), 0, columns, 1, expected, 0, columns);
            if (step % 2 == 0) {
                assertThat(waiting.settleAndMultiply(x, y)).isTrue();
                assertThat(y).isEqualTo(expected);
            }
            assertThat(waiting.settleAndMultiply(x, y)).isEqualTo(step % 2 != 0);
        }
        assertThat(waiting.values()).isEqualTo(asked.values());
        assertThat(first.state().getFirst().values())
                .isEqualTo(second.state().getFirst().values());
    }

    @Test
    void whoeverLooksSeesAStepThatWaits() {
        Parameter parameter = Parameter.zeros("0.weight", Shape.of(16, 2), true);
        Optimizer optimizer = optimizer(1, parameter);
        float[] average = optimizer.state().getFirst().values();
        float[] start = parameter.values();
        Runnable step = () -> {
            parameter.gradient().product(new float[] {1, 2}, numbers(16), 16);
            optimizer.step();
        };
        step.run();
        assertThat(optimizer.state().getFirst().values()).isNotEqualTo(average);
        assertThat(parameter.values()).isNotEqualTo(start);
        step.run();
        parameter.assign(start);
        assertThat(parameter.values()).isEqualTo(start);
        step.run();
        optimizer.state().getFirst().assign(average);
        assertThat(parameter.values()).isNotEqualTo(start);
        assertThat(optimizer.state().getFirst().values()).isEqualTo(average);
    }

    private static Optimizer optimizer(int kind, Parameter parameter) {
        List<Parameter> parameters = List.of(parameter);
        return switch (kind) {
            case 0 -> new GradientDescent(parameters, 0.1);
            case 1 -> new Momentum(parameters, 0.1, 0.9);
            case 2 -> new Sgd(parameters, new Sgd.Options(0.1, 0.9, 0.2, true, 0.01));
            default -> new Adam(parameters, new Adam.Options(0.01, 0.9, 0.999, 1e-8, 0.01, true));
        };
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
