package org.pierian.core.backend.cpu.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Two examples of two steps and one, with rows of two numbers.
class StepOrderTest {

    private static final int[] LENGTHS = {2, 1};
    private static final float[] EXAMPLES = {1, 2, 3, 4, 9, 9, 5, 6, 9, 9, 9, 9};
    private static final float[] STEPS = {1, 2, 5, 6, 3, 4, 0, 0};

    @Test
    void sequencesAreOrderedByStepWithZerosBehind() {
        float[] steps = new float[9];
        Arrays.fill(steps, 7);
        StepOrder.toSteps(EXAMPLES, 3, 2, LENGTHS, 2, 2, steps);
        assertThat(steps).containsExactly(1, 2, 5, 6, 3, 4, 0, 0, 7);
    }

    @Test
    void sequencesAreOrderedByExampleWithZerosBehind() {
        float[] examples = new float[13];
        Arrays.fill(examples, 7);
        StepOrder.toExamples(STEPS, LENGTHS, 2, 3, 2, examples);
        assertThat(examples).containsExactly(1, 2, 3, 4, 0, 0, 5, 6, 0, 0, 0, 0, 7);
    }

    @Test
    void theLastStateOfEachDirectionIsTaken() {
        float[] last = new float[4];
        StepOrder.takeLast(STEPS, LENGTHS, 2, 2, 1, last);
        assertThat(last).containsExactly(3, 2, 5, 6);
        StepOrder.takeLast(STEPS, new int[] {0, 1}, 2, 2, 2, last);
        assertThat(last).containsExactly(0, 0, 5, 6);
    }

    @Test
    void itsGradientIsPutBack() {
        float[] steps = new float[9];
        Arrays.fill(steps, 7);
        StepOrder.putLast(new float[] {3, 2, 5, 6}, LENGTHS, 2, 2, 2, 1, steps);
        assertThat(steps).containsExactly(0, 2, 5, 6, 3, 0, 0, 0, 7);
    }
}
