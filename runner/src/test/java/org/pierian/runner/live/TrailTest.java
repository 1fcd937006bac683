package org.pierian.runner.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

    @Test
    void aPointIsTheMeanLossBetweenTwoPlaces() {
        Trail trail = new Trail();
        trail.add(0, 0);
        trail.add(100, 50);
        trail.add(300, 90);

        assertThat(trail.points()).containsExactly(new Trail.Point(50, 0.5), new Trail.Point(200, 0.2));
    }

    @Test
    void nothingNewAddsNothing() {
        Trail trail = new Trail();
        trail.add(0, 0);
        trail.add(100, 50);
        trail.add(100, 50);

        assertThat(trail.points()).hasSize(1);
    }

    @Test
    void aRunOfAnyLengthHasAFewHundredPointsThatAddUpToAllOfIt() {
        Trail trail = new Trail();
        int places = 10_001;
        for (int i = 0; i <= places; i++) {
            trail.add(10L * i, 3.0 * i);
            assertThat(trail.points().size()).isLessThan(Trail.MOST);
        }
        List<Trail.Point> points = trail.points();

        assertThat(points.size()).isGreaterThan(Trail.MOST / 2 - 2);
        assertThat(points).allSatisfy(point -> assertThat(point.loss()).isCloseTo(0.3, within(1e-12)));
        assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.seen(), b.seen()));
        assertThat(points.getFirst().seen()).isLessThan(400); // from the start
        assertThat(points.getLast().seen()).isGreaterThan(10.0 * places - 400); // to the end
    }

    @Test
    void theLastPlaceIsAlwaysTheNewest() {
        Trail trail = new Trail();
        for (int i = 0; i <= Trail.MOST; i++) {
            trail.add(i, 0);
        }
        trail.add(2 * Trail.MOST, 0);
        trail.add(4 * Trail.MOST, 4 * Trail.MOST);

        Trail.Point last = trail.points().getLast();
        assertThat(last.seen()).isGreaterThan(2 * Trail.MOST);
        assertThat(last.loss()).isPositive();
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        Rate rate = new Rate();
        assertThat(rate.value()).isEmpty();
        rate.add(0, 0);
        assertThat(rate.value()).isEmpty();
        rate.add(50, 500_000_000L);
        assertThat(rate.value()).hasValue(100);
        for (int i = 1; i <= 200; i++) {
            rate.add(50 + 1000L * i, 500_000_000L + i * 1_000_000_000L);
        }
        assertThat(rate.value()).hasValue(1000);
    }
}
