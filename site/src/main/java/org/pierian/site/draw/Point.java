package org.pierian.site.draw;

/// A point of a picture; y grows downwards.
record Point(double x, double y) {

    /// How far it is from the straight line through two others, or from the first where they are the same.
    double distance(Point from, Point to) {
        double dx = to.x - from.x;
        double dy = to.y - from.y;
        double length = Math.sqrt(dx * dx + dy * dy);
        return length == 0
                ? Math.sqrt((x - from.x) * (x - from.x) + (y - from.y) * (y - from.y))
                : Math.abs(dx * (from.y - y) - dy * (from.x - x)) / length;
    }
}
