package org.pierian.site.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContoursTest {

    @Test
    void aHillInTheMiddleHasOneOutlineHalfWayUp() {
        Field field = new Field(3, 3, List.of(0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0));
        assertThat(Contours.of(field, 0.5))
                .singleElement()
                .satisfies(loop -> assertThat(loop)
                        .containsExactlyInAnyOrder(
                                new Point(1, 0.5), new Point(1.5, 1), new Point(1, 1.5), new Point(0.5, 1)));
    }

    @Test
    void aPartAtTheBorderRunsAlongIt() {
        Field field = new Field(3, 2, List.of(1.0, 0.0, 0.0, 1.0, 0.0, 0.0));
        assertThat(Contours.of(field, 0.25)).singleElement().satisfies(loop -> {
            assertThat(area(loop)).isCloseTo(0.75, within(1e-12));
            assertThat(loop).contains(new Point(0.75, 0), new Point(0.75, 1), new Point(0, 0), new Point(0, 1));
        });
    }

    @Test
    void aHoleRunsTheOtherWay() {
        List<Double> values = new ArrayList<>(Collections.nCopies(25, 1.0));
        values.set(12, 0.0);
        List<List<Point>> loops = Contours.of(new Field(5, 5, values), 0.5);
        assertThat(loops).hasSize(2);
        assertThat(loops.stream().mapToDouble(ContoursTest::signedArea).sum()).isIn(List.of(15.5, -15.5));
    }

    @Test
    void cornersThatLieAcrossAreJoinedWhereTheMiddleIsInside() {
        Field low = new Field(2, 2, List.of(1.0, 0.0, 0.0, 1.0));
        assertThat(Contours.of(low, 0.6)).hasSize(2);
        assertThat(Contours.of(low, 0.4)).hasSize(1);
    }

    @Test
    void nothingAndEverything() {
        Field field = new Field(2, 2, List.of(1.0, 1.0, 1.0, 1.0));
        assertThat(Contours.of(field, 2)).isEmpty();
        assertThat(Contours.of(field, 0.5))
                .singleElement()
                .satisfies(loop -> assertThat(area(loop)).isEqualTo(1));
    }

    @Test
    void straightPiecesNeedNoPointsInBetween() {
        List<Point> square = List.of(
                new Point(0, 0),
                new Point(5, 0.1),
                new Point(10, 0),
                new Point(10, 10),
                new Point(5, 10),
                new Point(0, 10));
        assertThat(PathData.closed(List.of(square), 1, 0.5)).isEqualTo("M0 0l10 0 0 10-10 0z");
        assertThat(PathData.closed(List.of(square), 1, 0.01)).isEqualTo("M0 0l5 0 5 0 0 10-10 0z");
    }

    private static double area(List<Point> loop) {
        return Math.abs(signedArea(loop));
    }

    private static double signedArea(List<Point> loop) {
        double sum = 0;
        for (int i = 0; i < loop.size(); i++) {
            Point a = loop.get(i);
            Point b = loop.get((i + 1) % loop.size());
            sum += a.x() * b.y() - b.x() * a.y();
        }
        return sum / 2;
    }
}
