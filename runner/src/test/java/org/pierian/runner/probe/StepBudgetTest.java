package org.pierian.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepBudgetTest {

    /// Steps of the same length, in a second.
    @ParameterizedTest
    @CsvSource({"0.001, 1000", "0.2, 10", "0.5, 10", "1, 5", "2, 3", "100, 3"})
    void longStepsAreTakenMoreOftenThanFit(double step, int steps) {
        StepBudget budget = new StepBudget(1);
        int taken = 0;
        while (budget.hasMore(taken, taken * step)) {
            taken++;
        }
        assertThat(taken).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void noTimeIsThreeSteps(int steps, boolean more) {
        assertThat(new StepBudget(0).hasMore(steps, 0)).isEqualTo(more);
    }
}
