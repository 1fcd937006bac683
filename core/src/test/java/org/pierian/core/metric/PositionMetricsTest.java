package org.pierian.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.loss.SoftmaxCrossEntropy;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.testing.Tensors;

/// Metrics of classes at positions: three steps with two classes each in two examples, of which one does not count.
class PositionMetricsTest {

    private static final Tensor OUTPUT = Tensors.of(Shape.of(2, 3, 2), 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 9, 0);
    private static final Tensor CLASSES = Tensors.of(Shape.of(2, 3), 0, 1, 1, 1, 0, -1);
    private static final Tensor LOSSES = Tensors.of(Shape.of(2, 3), 1, 2, 0.5f, 0, 0.25f, 0);
    private static final Batch BATCH = new Batch(Tensors.zeros(Shape.of(2, 3)), CLASSES, Tensor.NONE);

    private static double value(Metric metric) {
        metric.add(OUTPUT, BATCH, LOSSES);
        return metric.value();
    }

    private static SoftmaxCrossEntropy loss() {
        return new SoftmaxCrossEntropy(CpuBackend.scalar());
    }

    /// Four of five are right.
    @Test
    void everyTargetThatCountsIsOne() {
        assertThat(value(new Accuracy(OutputMeaning.LOGITS))).isEqualTo(0.8);
        assertThat(value(new TokenAccuracy(OutputMeaning.LOGITS))).isEqualTo(0.8);
        assertThat(value(new TopK(1, OutputMeaning.LOGITS))).isEqualTo(0.8);
    }

    /// The mean loss is 3.75 / 5; e^0.75 and 0.75 / ln 2 to fifteen digits.
    @Test
    void functionsOfTheMeanLossLeaveOutWhatDoesNotCount() {
        assertThat(value(new Perplexity(loss()))).isCloseTo(2.117000016612675, within(1e-14));
        assertThat(value(new BitsPerCharacter(loss()))).isCloseTo(1.0820212806667224, within(1e-14));
    }

    /// The losses of 3.75 are those of two tokens of one character and three tokens of three.
    @Test
    void bitsAreOfCharactersWhereTokensHaveSeveral() {
        assertThat(value(new BitsPerCharacter(loss(), token -> token == 0 ? 1 : 3)))
                .isCloseTo(3.75 / 11 / 0.6931471805599453, within(1e-14));
    }

    /// Class 0: 2 right, 2 wanted, 3 answered; class 1: 2 right, 3 wanted, 2 answered.
    @Test
    void intersectionOverUnionIsTheMeanOfTheClasses() {
        assertThat(value(new IntersectionOverUnion(2, OutputMeaning.LOGITS)))
                .isCloseTo((2.0 / 3 + 2.0 / 3) / 2, within(1e-15));
    }

    @Test
    void aClassThatDoesNotOccurIsLeftOut() {
        IntersectionOverUnion metric = new IntersectionOverUnion(4, OutputMeaning.LOGITS);
        Tensor output = Tensors.of(Shape.of(1, 4), 5, 0, 0, 0);
        metric.add(output, new Batch(output, Tensors.of(Shape.of(1), 0), Tensor.NONE), Tensor.NONE);
        assertThat(metric.value()).isEqualTo(1);
    }
}
