package org.pierian.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.TestBackend;

/// What metrics give where a class has no example or no answer, and other edges, worked out by hand.
class UndefinedCasesTest {

    /// Three classes; the third is never there, the second never answered.
    private static void show(Metric metric) {
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(4, 3));
            output.assign(3, 1, 0, 3, 2, 0, 3, 2, 1, 1, 2, 3);
            Tensor classes = backend.zeros(Shape.of(4));
            classes.assign(0, 1, 0, 1);
            metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
        }
    }

    private static double rate(ClassRate.Kind kind, Average average) {
        ClassRate metric = new ClassRate(kind, average, 3, OutputMeaning.LOGITS);
        show(metric);
        return metric.value();
    }

    @Test
    void aRateWithoutADivisorIsZeroAndCounts() {
        // answers 0 0 0 2: precision 2/3, 0, 0; recall 1, 0, 0; F1 4/5, 0, 0
        assertThat(rate(ClassRate.Kind.PRECISION, Average.MACRO)).isEqualTo(2.0 / 3 / 3);
        assertThat(rate(ClassRate.Kind.RECALL, Average.MACRO)).isEqualTo(1.0 / 3);
        assertThat(rate(ClassRate.Kind.F1, Average.MACRO)).isEqualTo(0.8 / 3);
        assertThat(rate(ClassRate.Kind.PRECISION, Average.WEIGHTED)).isEqualTo(2 * (2.0 / 3) / 4);
        assertThat(rate(ClassRate.Kind.F1, Average.MICRO)).isEqualTo(0.5);
    }

    @Test
    void balancedAccuracyLeavesOutWhatIsNotThere() {
        BalancedAccuracy metric = new BalancedAccuracy(3, OutputMeaning.LOGITS);
        show(metric);
        assertThat(metric.value()).isEqualTo(0.5);
    }

    @Test
    void areasAreMeansOverTheClassesThatAreThere() {
        RocAuc metric = new RocAuc(3, false);
        show(metric); // class 0: 3 3 against 3 1: (1/2 + 1) * 2 of 4; class 1: 2 2 against 1 2: (1 + 1/2) * 2 of 4
        assertThat(metric.value()).isEqualTo(0.75);
        AveragePrecision precision = new AveragePrecision(3, false);
        show(precision); // class 0: 2 of 3 at the score 3; class 1: 2 of 3 at the score 2
        assertThat(precision.value()).isEqualTo(2.0 / 3);
    }

    @Test
    void oneClassAloneHasNoArea() {
        RocAuc metric = new RocAuc(2, true);
        AveragePrecision precision = new AveragePrecision(2, true);
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(2, 2));
            Tensor classes = backend.zeros(Shape.of(2));
            classes.assign(1, 1);
            metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
            precision.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
        }
        assertThat(metric.value()).isNaN();
        assertThat(precision.value()).isNaN();
    }

    @Test
    void calibrationIsMeasuredByBins() {
        // probabilities of the answer: 1/2 (bin 1 of 2, right), 3/4 (bin 2, right), 3/4 (bin 2, wrong)
        CalibrationError metric = new CalibrationError(2);
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(3, 2));
            float ln3 = (float) StrictMath.log(3);
            output.assign(0, 0, ln3, 0, 0, ln3);
            Tensor classes = backend.zeros(Shape.of(3));
            classes.assign(0, 0, 0);
            metric.add(output, new Batch(output, classes, Tensor.NONE), Tensor.NONE);
        }
        assertThat(metric.name()).isEqualTo("calibration_error_2");
        assertThat(metric.value()).isCloseTo((0.5 + 0.5) / 3, org.assertj.core.data.Offset.offset(1e-7));
    }

    @Test
    void percentagesAreOfTheTargetsInTheUnitsOfTheData() {
        MeanAbsolutePercentageError metric = new MeanAbsolutePercentageError(new TargetUnits.Linear(10, 2));
        try (Backend backend = TestBackend.SCALAR.open()) {
            Tensor output = backend.zeros(Shape.of(2, 1));
            output.assign(1, -3);
            Tensor targets = backend.zeros(Shape.of(2, 1));
            targets.assign(0, -1); // 12 for 10, 4 for 8
            metric.add(output, new Batch(output, Tensor.NONE, targets), Tensor.NONE);
        }
        assertThat(metric.value()).isEqualTo((0.2 + 0.5) / 2);
    }

    @Test
    void keptScoresOfAnotherMetricAreRefused() {
        RocAuc metric = new RocAuc(3, true);
        assertThat(metric.accepts(new double[] {1, 2, 0.5, 0.25, 0.25})).isTrue();
        for (double[] sums : new double[][] {
            {}, {1}, {-1}, {1, 3, 0.5, 0.25, 0.25}, {1, 0.5, 0.5, 0.25, 0.25}, {2, 2, 0.5, 0.25, 0.25}, {Double.NaN}
        }) {
            assertThat(metric.accepts(sums)).isFalse();
            assertThatThrownBy(() -> metric.restore(sums)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
