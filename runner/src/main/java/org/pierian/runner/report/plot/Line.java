package org.pierian.runner.report.plot;

import java.util.List;

/// A line of a figure, or points.
///
/// @param name what the legend calls it
/// @param tone place among the colours, from 0
/// @param style how it is drawn
/// @param xs ascending for a line
/// @param ys as many; NaN where the line has a gap
public record Line(String name, int tone, Style style, List<Double> xs, List<Double> ys) {

    /// Number of colours; lines beyond share them, and are dashed.
    public static final int TONES = 8;

    /// How a line is drawn.
    public enum Style {
        /// From point to point.
        SOLID,
        /// Only points.
        DOTS,
        /// A thin one that others are compared with, without a name in the legend.
        GUIDE
    }

    /// Takes copies.
    public Line {
        xs = List.copyOf(xs);
        ys = List.copyOf(ys);
        if (xs.size() != ys.size()) {
            throw new IllegalArgumentException(xs.size() + " places for " + ys.size() + " values");
        }
    }

    /// A solid line.
    public Line(String name, int tone, List<Double> xs, List<Double> ys) {
        this(name, tone, Style.SOLID, xs, ys);
    }

    /// The class of the style sheet that gives it its colour.
    String styleClass() {
        return "t" + tone % TONES;
    }

    /// Whether it shares its colour with one before.
    boolean isDashed() {
        return tone / TONES % 2 == 1;
    }
}
