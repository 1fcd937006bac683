package org.pierian.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pierian.core.tensor.Shape;

class RegressionDatasetTest {

    private static RegressionDataset of(Shape outputs, float... targets) {
        float[] inputs = new float[targets.length / outputs.size()];
        return new RegressionDataset(InputRows.ofNumbers(Shape.of(1), inputs), targets, outputs);
    }

    @Test
    void probabilitiesAddUpToOneAlongTheLastAxis() {
        assertThat(of(Shape.of(2), 0.25f, 0.75f, 1f, 0f).firstSumOtherThanOne(1e-3))
                .isEmpty();
        assertThat(of(Shape.of(2), 0.25f, 0.75f, 1f, 0.5f).firstSumOtherThanOne(1e-3))
                .hasValue(1.5);
        assertThat(of(Shape.of(2, 2), 0.25f, 0.75f, 1f, 0f).firstSumOtherThanOne(1e-3))
                .isEmpty();
        assertThat(of(Shape.of(2, 2), 0.5f, 0.25f, 0.25f, 0f).firstSumOtherThanOne(1e-3))
                .hasValue(0.75);
        assertThat(of(Shape.of(1), Float.NaN).firstSumOtherThanOne(1e-3)).hasValue(Double.NaN);
    }
}
