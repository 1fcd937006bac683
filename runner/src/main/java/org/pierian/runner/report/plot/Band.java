package org.pierian.runner.report.plot;

import java.util.List;

/// The area between two curves, such as the least and the largest of several runs.
///
/// @param tone place among the colours, from 0
/// @param xs ascending
/// @param low lower border, without gaps
/// @param high upper border
public record Band(int tone, List<Double> xs, List<Double> low, List<Double> high) {

    /// Takes copies.
    public Band {
        xs = List.copyOf(xs);
        low = List.copyOf(low);
        high = List.copyOf(high);
    }
}
