package org.pierian.runner.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.report.markup.Element;

/// A figure as SVG. Colours come from the style sheet around it, see [SvgFile].
public final class FigureSvg {

    private static final double WIDTH = 480;
    private static final double TOP = 12;
    private static final double BOTTOM = 250; // of the frame
    private static final double LEFT = 62;
    private static final double RIGHT = 468;
    private static final double LEGEND_LINE = 18;
    private static final int CHARACTER = 7; // width of one in a legend, at most

    private final Figure figure;
    private final Scale x;
    private final Scale y;

    private FigureSvg(Figure figure) {
        this.figure = figure;
        boolean isUnit = figure.frame() == Figure.Frame.UNIT;
        this.x = isUnit ? new Scale(0, 1, LEFT, RIGHT) : Scale.over(figure.xs(), LEFT, RIGHT);
        this.y = isUnit
                ? new Scale(0, 1, BOTTOM, TOP)
                : Scale.over(figure.ys(), BOTTOM, TOP).widened();
    }

    /// Draws a figure.
    public static Element of(Figure figure) {
        return new FigureSvg(figure).draw();
    }

    private Element draw() {
        List<Element> legend = legend();
        double height = BOTTOM + 44 + legendHeight();
        Element svg = SvgFile.root(WIDTH, height, figure.title(), description());
        grid(svg);
        figure.bands().forEach(band -> svg.add(area(band)));
        figure.kept()
                .ifPresent(place -> svg.add(Element.of("line", "kept")
                        .with("x1", x.place(place))
                        .with("x2", x.place(place))
                        .with("y1", TOP)
                        .with("y2", BOTTOM)));
        figure.lines().forEach(line -> draw(line, svg));
        svg.addAll(legend);
        return svg;
    }

    private String description() {
        return figure.y() + " over " + figure.x() + ": "
                + String.join(", ", named().stream().map(Line::name).toList());
    }

    private List<Line> named() {
        return figure.lines().stream()
                .filter(line -> line.style() != Line.Style.GUIDE)
                .toList();
    }

    private void grid(Element svg) {
        for (double tick : y.ticks(5)) {
            double at = y.place(tick);
            svg.add(Element.of("line", "grid")
                    .with("x1", LEFT)
                    .with("x2", RIGHT)
                    .with("y1", at)
                    .with("y2", at));
            svg.add(label(LEFT - 6, at + 4, "end", Scale.label(tick)));
        }
        List<Double> ticks =
                figure.frame() == Figure.Frame.FITTED && figure.x().equals("epoch") ? x.wholeTicks(6) : x.ticks(6);
        for (double tick : ticks) {
            double at = x.place(tick);
            svg.add(Element.of("line", "grid")
                    .with("x1", at)
                    .with("x2", at)
                    .with("y1", TOP)
                    .with("y2", BOTTOM));
            svg.add(label(at, BOTTOM + 16, "middle", Scale.label(tick)));
        }
        svg.add(Element.of("rect", "frame")
                .with("x", LEFT)
                .with("y", TOP)
                .with("width", RIGHT - LEFT)
                .with("height", BOTTOM - TOP));
        svg.add(label((LEFT + RIGHT) / 2, BOTTOM + 34, "middle", figure.x()));
        svg.add(label(0, 0, "middle", figure.y())
                .with("transform", "translate(13 " + Decimals.of((TOP + BOTTOM) / 2) + ") rotate(-90)"));
    }

    static Element label(double x, double y, String anchor, String text) {
        return Element.of("text")
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .text(text);
    }

    private Element area(Band band) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < band.xs().size(); i++) {
            append(points, band.xs().get(i), band.high().get(i));
        }
        for (int i = band.xs().size() - 1; i >= 0; i--) {
            append(points, band.xs().get(i), band.low().get(i));
        }
        return Element.of("polygon", "band t" + band.tone() % Line.TONES).with("points", points.toString());
    }

    private void append(StringBuilder points, double atX, double atY) {
        points.append(points.isEmpty() ? "" : " ")
                .append(Decimals.of(x.place(atX)))
                .append(',')
                .append(Decimals.of(y.place(atY)));
    }

    private void draw(Line line, Element svg) {
        if (line.style() == Line.Style.DOTS) {
            dots(line, svg);
            return;
        }
        String style = line.style() == Line.Style.GUIDE ? "guide" : "line " + line.styleClass();
        List<StringBuilder> runs = new ArrayList<>();
        boolean isOpen = false;
        for (int i = 0; i < line.xs().size(); i++) {
            boolean isThere = Double.isFinite(line.ys().get(i));
            if (isThere && !isOpen) {
                runs.add(new StringBuilder());
            }
            isOpen = isThere;
            if (isThere) {
                append(runs.getLast(), line.xs().get(i), line.ys().get(i));
            }
        }
        for (StringBuilder points : runs) {
            if (points.indexOf(" ") < 0) { // a single point has no length
                String[] place = points.toString().split(",", 2);
                svg.add(Element.of("circle", "dot " + line.styleClass())
                        .with("cx", place[0])
                        .with("cy", place[1])
                        .with("r", "3"));
            } else {
                svg.add(Element.of("polyline", style + (line.isDashed() ? " dashed" : ""))
                        .with("points", points.toString()));
            }
        }
    }

    private void dots(Line line, Element svg) {
        for (int i = 0; i < line.xs().size(); i++) {
            svg.add(Element.of("circle", "dot " + line.styleClass())
                    .with("cx", x.place(line.xs().get(i)))
                    .with("cy", y.place(line.ys().get(i)))
                    .with("r", "2"));
        }
    }

    private double legendHeight() {
        return legendLines(new ArrayList<>()) * LEGEND_LINE;
    }

    private List<Element> legend() {
        List<Element> legend = new ArrayList<>();
        legendLines(legend);
        return legend;
    }

    /// Draws names below the axis, in as many lines as they need.
    ///
    /// @return the lines
    private int legendLines(List<Element> legend) {
        List<Line> named = named();
        if (named.isEmpty() && figure.kept().isEmpty()) {
            return 0;
        }
        double at = LEFT;
        int row = 1;
        for (Line line : named) {
            double width = 34 + CHARACTER * Math.min(line.name().length(), 44);
            if (at > LEFT && at + width > WIDTH) {
                at = LEFT;
                row++;
            }
            entry(legend, "line " + line.styleClass() + (line.isDashed() ? " dashed" : ""), at, row, line.name());
            at += width;
        }
        if (figure.kept().isPresent()) {
            String text = "epoch kept: " + Scale.label(figure.kept().getAsDouble());
            if (at > LEFT && at + 34 + CHARACTER * text.length() > WIDTH) {
                at = LEFT;
                row++;
            }
            entry(legend, "kept", at, row, text);
        }
        return row;
    }

    private static void entry(List<Element> legend, String style, double at, int row, String name) {
        double y = BOTTOM + 36 + row * LEGEND_LINE;
        legend.add(Element.of("line", style)
                .with("x1", at)
                .with("x2", at + 18)
                .with("y1", y - 4)
                .with("y2", y - 4));
        String shown = name.length() > 44 ? name.substring(0, 43) + "…" : name;
        legend.add(label(at + 24, y, "start", shown));
    }
}
