package org.pierian.runner.report.plot;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A figure with two axes.
///
/// @param title what it shows
/// @param x label of the axis to the right, with its unit
/// @param y label of the axis upwards, with its unit
/// @param lines what is drawn
/// @param bands areas below the lines
/// @param kept a place on the axis to the right that is marked: the epoch whose weights were kept
/// @param frame what the axes show
public record Figure(
        String title, String x, String y, List<Line> lines, List<Band> bands, OptionalDouble kept, Frame frame) {

    /// Takes copies.
    public Figure {
        lines = List.copyOf(lines);
        bands = List.copyOf(bands);
    }

    /// What the axes show.
    public enum Frame {
        /// What the lines need.
        FITTED,
        /// 0 to 1 on both axes.
        UNIT
    }

    /// A figure of lines alone.
    public Figure(String title, String x, String y, List<Line> lines) {
        this(title, x, y, lines, List.of(), OptionalDouble.empty(), Frame.FITTED);
    }

    /// The same within a frame.
    public Figure within(Frame other) {
        return new Figure(title, x, y, lines, bands, kept, other);
    }

    /// The same with a marked place.
    public Figure marked(OptionalDouble place) {
        return new Figure(title, x, y, lines, bands, place, frame);
    }

    /// Whether anything can be drawn.
    public boolean isEmpty() {
        return ys().noneMatch(Double::isFinite);
    }

    Stream<Double> xs() {
        return lines.stream().flatMap(line -> line.xs().stream());
    }

    Stream<Double> ys() {
        return Stream.concat(
                lines.stream().flatMap(line -> line.ys().stream()),
                bands.stream().flatMap(band -> Stream.concat(band.low().stream(), band.high().stream())));
    }
}
