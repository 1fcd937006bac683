package org.pierian.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

class TopKTest {

    /// Counted by hand: ranks of the classes are 0, 1, 3 and 2 (its equal comes first); the last does not count.
    @ParameterizedTest
    @CsvSource({"1, 0.25", "2, 0.5", "3, 0.75", "4, 1"})
    void classesAmongTheLargestOutputsAreCounted(int k, double expected) {
        for (TestBackend kind : TestBackend.values()) {
            try (Backend backend = kind.open()) {
                Tensor output = backend.zeros(Shape.of(5, 4));
                output.assign(9, 1, 2, 3, 4, 8, 1, 0, 4, 3, 2, 1, 7, 5, 5, 0, 1, 1, 1, 1);
                Tensor classes = backend.zeros(Shape.of(5));
                classes.assign(0, 0, 3, 2, -1);
                TopK metric = new TopK(k, OutputMeaning.TARGETS);
                metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
                assertThat(metric.name()).isEqualTo("top_" + k);
                assertThat(metric.value()).as("%s", kind).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.5", "4, 0.5"})
    void whatIsNotANumberIsWrong(int k, double expected) {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(2, 3));
            output.assign(1, Float.NaN, 2, 1, Float.NaN, 2);
            Tensor classes = backend.zeros(Shape.of(2));
            classes.assign(1, 0);
            TopK metric = new TopK(k, OutputMeaning.TARGETS);
            metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
            assertThat(metric.value()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 1"})
    void oneOutputStandsForTwoClasses(int k, double expected) {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(2, 1));
            output.assign(0.7f, 0.7f);
            Tensor classes = backend.zeros(Shape.of(2));
            classes.assign(1, 0);
            TopK metric = new TopK(k, OutputMeaning.TARGETS);
            metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
            assertThat(metric.value()).isEqualTo(expected);
        }
    }
}
