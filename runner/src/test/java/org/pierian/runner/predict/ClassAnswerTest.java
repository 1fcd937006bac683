package org.pierian.runner.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.metric.OutputMeaning;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

class ClassAnswerTest {

    private static final List<String> CLASSES = List.of("no", "yes");

    private static List<Object> answer(OutputMeaning meaning, ClassAnswer.Extent extent, int best, float output) {
        try (Backend backend = CpuBackend.scalar()) {
            Tensor outputs = backend.zeros(Shape.of(1, 1));
            outputs.assign(output);
            return new ClassAnswer(CLASSES, meaning, extent, best).of(outputs, 0);
        }
    }

    @Test
    void aSingleOutputIsComparedWithTheBorderOfItsLoss() {
        assertThat(answer(OutputMeaning.TARGETS, ClassAnswer.Extent.NAMES, 1, 0.25f))
                .containsExactly("no");
        assertThat(answer(OutputMeaning.SCORES, ClassAnswer.Extent.NAMES, 1, 0.25f))
                .containsExactly("yes");
        assertThat(answer(OutputMeaning.LOGITS, ClassAnswer.Extent.NAMES, 2, -0.25f))
                .containsExactly("no", "yes");
    }

    /// An output of 0 is one half.
    @Test
    void aSingleLogitHasTheProbabilitiesOfBothClasses() {
        assertThat(answer(OutputMeaning.LOGITS, ClassAnswer.Extent.ALL_PROBABILITIES, 1, 0f))
                .containsExactly("yes", 0.5, 0.5);
        assertThat(answer(OutputMeaning.LOGITS, ClassAnswer.Extent.NAMES_AND_PROBABILITIES, 2, 0f))
                .containsExactly("yes", 0.5, "no", 0.5);
    }
}
