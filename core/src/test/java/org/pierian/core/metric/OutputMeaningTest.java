package org.pierian.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.data.Batch;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Tensors;

class OutputMeaningTest {

    @ParameterizedTest
    @CsvSource({
        "TARGETS, 0.49, 0",
        "TARGETS, 0.5, 1",
        "SCORES, -0.01, 0",
        "SCORES, 0, 1",
        "LOGITS, -0.01, 0",
        "LOGITS, 0.3, 1",
    })
    void aSingleOutputIsYesFromTheBorderOn(OutputMeaning meaning, float output, int answer) {
        assertThat(meaning.answer(Tensors.vector(output), 0, 1)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"TARGETS", "SCORES", "LOGITS"})
    void ofSeveralOutputsTheFirstOfTheLargestIsTheAnswer(OutputMeaning meaning) {
        assertThat(meaning.answer(Tensors.vector(9f, -3f, -1f, -1f), 1, 3)).isEqualTo(1);
    }

    /// The logistic function of 1.5 is 0.8175744761936437.
    @Test
    void theProbabilityOfASingleLogitIsItsLogisticFunction() {
        Softmax softmax = new Softmax();
        softmax.read(Tensors.vector(1.5f), 0, 1);
        assertThat(softmax.of(1)).isEqualTo(0.8175744761936437, within(1e-15));
        assertThat(softmax.of(0)).isEqualTo(1 - 0.8175744761936437, within(1e-15));
    }

    @Test
    void aSingleLogitMeasuresAsTheLogitsZeroAndItself() {
        float[] logits = {1.5f, -2, 0.25f, 3, -0.75f};
        float[] pairs = new float[2 * logits.length];
        for (int i = 0; i < logits.length; i++) {
            pairs[2 * i + 1] = logits[i];
        }
        Tensor classes = Tensors.vector(1, 0, 0, 1, 1);
        Tensor single = Tensors.of(Shape.of(logits.length, 1), logits);
        Tensor both = Tensors.of(Shape.of(logits.length, 2), pairs);
        List<Metric> expected = metrics();
        List<Metric> actual = metrics();
        for (int i = 0; i < expected.size(); i++) {
            expected.get(i).add(both, new Batch(both, classes, Tensor.NONE), Tensor.NONE);
            actual.get(i).add(single, new Batch(single, classes, Tensor.NONE), Tensor.NONE);
            assertThat(actual.get(i).value())
                    .as(actual.get(i).name())
                    .isEqualTo(expected.get(i).value());
        }
    }

    private static List<Metric> metrics() {
        return List.of(
                new Accuracy(OutputMeaning.LOGITS),
                new BalancedAccuracy(2, OutputMeaning.LOGITS),
                new TopK(1, OutputMeaning.LOGITS),
                new ClassRate(ClassRate.Kind.F1, Average.MACRO, 2, OutputMeaning.LOGITS),
                new RocAuc(2, true),
                new AveragePrecision(2, true),
                new LogLoss(),
                new CalibrationError(5));
    }
}
