package org.pierian.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Compared with scikit-learn 1.2: `hamming_loss`, `accuracy_score` and `f1_score` of four examples with three labels.
class LabelMetricsTest {

    private static final float[] TARGETS = {1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0};
    /// The answers are 1 0 1, 0 0 0, 1 1 1, 0 0 1.
    private static final float[] LOGITS = {2, -1, 0, -1, -2, -1, 1, 3, 0.5f, -1, -1, 4};

    private static double value(Metric metric) {
        try (Backend backend = CpuBackend.scalar()) {
            Tensor output = backend.zeros(Shape.of(4, 3));
            Tensor targets = backend.zeros(Shape.of(4, 3));
            output.buffer().write(0, LOGITS, 0, LOGITS.length);
            targets.buffer().write(0, TARGETS, 0, TARGETS.length);
            metric.add(output, new Batch(backend.zeros(Shape.of(4, 1)), Tensor.NONE, targets), Tensor.NONE);
            return metric.value();
        }
    }

    @Test
    void labelsAndExamplesAreCounted() {
        assertThat(value(new LabelAccuracy(OutputMeaning.LOGITS))).isEqualTo(9 / 12.0);
        assertThat(value(new ExactMatch(OutputMeaning.LOGITS))).isEqualTo(1 / 4.0);
    }

    /// Of the labels 1, 2/3 and 1/2; of all together 8/11.
    @Test
    void harmonicMeansAreAveraged() {
        assertThat(value(new LabelF1(Average.MACRO, 3, OutputMeaning.LOGITS)))
                .isCloseTo((1 + 2 / 3.0 + 0.5) / 3, within(1e-15));
        assertThat(value(new LabelF1(Average.MICRO, 3, OutputMeaning.LOGITS))).isCloseTo(8 / 11.0, within(1e-15));
        assertThat(value(new LabelF1(Average.WEIGHTED, 3, OutputMeaning.LOGITS)))
                .isCloseTo((2 + 2 * (2 / 3.0) + 0.5) / 5, within(1e-15));
    }

    @Test
    void outputsThatAreTargetsThemselvesAreDividedAtOneHalf() {
        assertThat(value(new LabelAccuracy(OutputMeaning.TARGETS))).isEqualTo(8 / 12.0);
    }

    @Test
    void namesAndDirections() {
        for (LabelMetric metric : List.of(
                new LabelAccuracy(OutputMeaning.LOGITS),
                new ExactMatch(OutputMeaning.LOGITS),
                new LabelF1(Average.MACRO, 3, OutputMeaning.LOGITS))) {
            assertThat(metric.needsClasses()).isFalse();
            assertThat(metric.better()).isEqualTo(Better.HIGHER);
        }
        assertThat(new LabelF1(Average.MICRO, 3, OutputMeaning.LOGITS).name()).isEqualTo("label_f1_micro");
    }
}
