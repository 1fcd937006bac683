package org.pierian.runner.dataset;

import java.util.List;

/// Training examples as points of a plane, for a person to look at.
///
/// @param points some of them
public record Plane(List<Point> points) {

    /// Takes a copy.
    public Plane {
        points = List.copyOf(points);
    }

    /// One example.
    ///
    /// @param x to the right
    /// @param y upwards
    /// @param mark its class, from 0; 0 where there are no classes
    public record Point(double x, double y, int mark) {}
}
