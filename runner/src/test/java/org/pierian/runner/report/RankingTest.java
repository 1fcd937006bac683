package org.pierian.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The example of scikit-learn's pages on `roc_curve` and `average_precision_score`: scores 0.1, 0.4, 0.35, 0.8 of the
/// classes 0, 0, 1, 1 have an area of 0.75 and an average precision of 0.8333.
class RankingTest {

    private static final float[] SCORES = {0.1f, 0.4f, 0.35f, 0.8f};
    private static final boolean[] POSITIVE = {false, false, true, true};

    @Test
    void areaAndAveragePrecisionAreThoseOfOthers() {
        Ranking ranking = Ranking.of("yes", SCORES, POSITIVE, 4);
        assertThat(ranking.area()).isEqualTo(0.75);
        assertThat(ranking.averagePrecision()).isCloseTo(0.8333333333, within(1e-9));
        assertThat(ranking.falseAlarms()).isEqualTo(List.of(0.0, 0.0, 0.5, 0.5, 1.0));
        assertThat(ranking.found()).isEqualTo(List.of(0.0, 0.5, 0.5, 1.0, 1.0));
    }

    @Test
    void equalScoresAreOneStep() {
        Ranking ranking = Ranking.of("yes", new float[] {0f, -0f, 0f, 0f}, POSITIVE, 4);
        assertThat(ranking.area()).isEqualTo(0.5);
        assertThat(ranking.found()).isEqualTo(List.of(0.0, 1.0));
    }

    @Test
    void negativeScoresAreBelowPositiveOnes() {
        Ranking ranking = Ranking.of("yes", new float[] {-3f, -2f, 1f, 2f}, POSITIVE, 4);
        assertThat(ranking.area()).isEqualTo(1);
    }

    @Test
    void calibrationErrorIsTheWeightedDistance() {
        Calibration.Collector collector = new Calibration.Collector();
        collector.add(0.95, true);
        collector.add(0.95, false);
        collector.add(1.0, true);
        collector.add(0.25, false);
        Calibration calibration = collector.calibration();
        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.bins().getLast().answers()).isEqualTo(3);
        assertThat(calibration.error()).isCloseTo((0.9 + 0.25) / 4, within(1e-12));
    }
}
