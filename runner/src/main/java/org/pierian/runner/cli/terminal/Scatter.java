package org.pierian.runner.cli.terminal;

import java.util.Arrays;
import org.pierian.runner.dataset.Plane;
import org.pierian.runner.record.SignificantDigits;

/// Points of a plane drawn with characters, a character for each class, with the ranges of both axes at the sides.
public final class Scatter {

    private static final int ROWS = 20;
    private static final int WIDEST = 60; // columns of the plane
    private static final String MARKS = "o+x*#@%&=~";

    private Scatter() {}

    /// The picture, lines with an end each. Where points of several classes share a place, the last one is seen.
    ///
    /// @param plane some points, at least one
    /// @param room the columns of the terminal
    public static String text(Plane plane, int room) {
        Range x = Range.of(plane.points().stream().mapToDouble(Plane.Point::x).toArray());
        Range y = Range.of(plane.points().stream().mapToDouble(Plane.Point::y).toArray());
        String high = SignificantDigits.of(y.max());
        String low = SignificantDigits.of(y.min());
        int margin = Math.max(high.length(), low.length());
        int width = Math.clamp(room - margin - 3L, 1, WIDEST);
        char[][] cells = new char[ROWS][width];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (Plane.Point point : plane.points()) {
            cells[ROWS - 1 - y.place(point.y(), ROWS)][x.place(point.x(), width)] =
                    MARKS.charAt(point.mark() % MARKS.length());
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            String label = row == 0 ? high : row == ROWS - 1 ? low : "";
            String line = " ".repeat(margin - label.length()) + label + " |" + String.valueOf(cells[row]);
            text.append(line.stripTrailing()).append('\n');
        }
        String left = SignificantDigits.of(x.min());
        String right = SignificantDigits.of(x.max());
        return text.append(" ".repeat(margin + 1))
                .append('+')
                .append("-".repeat(width))
                .append('\n')
                .append(" ".repeat(margin + 2))
                .append(left)
                .append(" ".repeat(Math.max(1, width - left.length() - right.length())))
                .append(right)
                .append('\n')
                .toString();
    }

    /// What numbers range over.
    private record Range(double min, double max) {

        static Range of(double[] values) {
            return new Range(
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(0));
        }

        /// One of some places from the smallest number to the largest.
        int place(double value, int places) {
            return max > min ? (int) Math.round((value - min) / (max - min) * (places - 1)) : 0;
        }
    }
}
