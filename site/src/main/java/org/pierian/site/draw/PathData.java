package org.pierian.site.draw;

import java.util.ArrayList;
import java.util.List;

/// The `d` of a path of SVG, with integers only and as few of them as a tolerance allows.
final class PathData {

    private PathData() {}

    /// Closed outlines.
    ///
    /// @param scale how many units of the picture one of the outline is
    /// @param tolerance how far a point may be from the drawn line, in units of the picture
    static String closed(List<List<Point>> loops, double scale, double tolerance) {
        StringBuilder text = new StringBuilder();
        for (List<Point> loop : loops) {
            List<Point> scaled = loop.stream()
                    .map(point -> new Point(point.x() * scale, point.y() * scale))
                    .toList();
            List<Point> kept = simplified(scaled, tolerance);
            if (kept.size() > 2) {
                text.append(relative(kept)).append('z');
            }
        }
        return text.toString();
    }

    /// An open line.
    static String open(List<Point> points) {
        return relative(points);
    }

    /// Dots: lines without length, which have the form of their ends.
    static String dots(List<Point> points) {
        StringBuilder text = new StringBuilder();
        points.forEach(point -> text.append('M')
                .append(Math.round(point.x()))
                .append(' ')
                .append(Math.round(point.y()))
                .append("h0"));
        return text.toString();
    }

    private static String relative(List<Point> points) {
        long x = Math.round(points.getFirst().x());
        long y = Math.round(points.getFirst().y());
        StringBuilder text = new StringBuilder("M" + x + " " + y + (points.size() > 1 ? "l" : "h0"));
        boolean first = true;
        for (Point point : points.subList(1, points.size())) {
            long dx = Math.round(point.x()) - x;
            long dy = Math.round(point.y()) - y;
            text.append(first || dx < 0 ? "" : " ")
                    .append(dx)
                    .append(dy < 0 ? "" : " ")
                    .append(dy);
            x += dx;
            y += dy;
            first = false;
        }
        return text.toString();
    }

    /// The method of Douglas and Peucker, for a loop in two halves.
    static List<Point> simplified(List<Point> loop, double tolerance) {
        int middle = farthest(loop, 0, loop.size(), loop.getFirst(), loop.getFirst());
        List<Point> closed = new ArrayList<>(loop);
        closed.add(loop.getFirst());
        List<Point> kept = new ArrayList<>();
        keep(closed, 0, middle, tolerance, kept);
        keep(closed, middle, loop.size(), tolerance, kept);
        return kept;
    }

    /// Adds the points from one place to another that are needed, without the last one.
    private static void keep(List<Point> points, int from, int to, double tolerance, List<Point> kept) {
        int far = farthest(points, from + 1, to, points.get(from), points.get(to));
        if (far < 0 || points.get(far).distance(points.get(from), points.get(to)) <= tolerance) {
            kept.add(points.get(from));
        } else {
            keep(points, from, far, tolerance, kept);
            keep(points, far, to, tolerance, kept);
        }
    }

    private static int farthest(List<Point> points, int from, int to, Point one, Point other) {
        int far = -1;
        double longest = -1;
        for (int i = from; i < to; i++) {
            double distance = points.get(i).distance(one, other);
            if (distance > longest) {
                longest = distance;
                far = i;
            }
        }
        return far;
    }
}
