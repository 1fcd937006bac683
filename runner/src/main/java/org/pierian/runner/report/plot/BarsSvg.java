package org.pierian.runner.report.plot;

import java.util.List;
import java.util.stream.Stream;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.report.markup.Element;

/// Numbers of examples in ranges that lie next to each other, as SVG.
public final class BarsSvg {

    private static final double WIDTH = 480;
    private static final double HEIGHT = 300;
    private static final double TOP = 12;
    private static final double BOTTOM = 250;
    private static final double LEFT = 62;
    private static final double RIGHT = 468;

    private BarsSvg() {}

    /// Draws a histogram.
    ///
    /// @param low where the first range begins
    /// @param high where the last one ends, larger
    /// @param counts one for each range, of equal widths; at least one
    public static Element of(String title, String x, double low, double high, List<Integer> counts) {
        Scale across = new Scale(low, high, LEFT, RIGHT);
        Scale up = Scale.over(Stream.concat(Stream.of(0.0), counts.stream().map(Integer::doubleValue)), BOTTOM, TOP);
        Element svg = SvgFile.root(WIDTH, HEIGHT, title, "Examples by " + x);
        for (double tick : up.wholeTicks(5)) {
            svg.add(Element.of("line", "grid")
                    .with("x1", LEFT)
                    .with("x2", RIGHT)
                    .with("y1", up.place(tick))
                    .with("y2", up.place(tick)));
            svg.add(FigureSvg.label(LEFT - 6, up.place(tick) + 4, "end", Scale.label(tick)));
        }
        double width = (RIGHT - LEFT) / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            double top = up.place(counts.get(i));
            svg.add(Element.of("rect", "bar t0")
                    .with("x", LEFT + i * width + 0.5)
                    .with("y", top)
                    .with("width", Math.max(0.5, width - 1))
                    .with("height", BOTTOM - top)
                    .add(Element.of("title").text(counts.get(i) + " examples")));
        }
        for (double tick : across.ticks(6)) {
            svg.add(FigureSvg.label(across.place(tick), BOTTOM + 16, "middle", Scale.label(tick)));
        }
        svg.add(Element.of("rect", "frame")
                .with("x", LEFT)
                .with("y", TOP)
                .with("width", RIGHT - LEFT)
                .with("height", BOTTOM - TOP));
        svg.add(FigureSvg.label((LEFT + RIGHT) / 2, BOTTOM + 34, "middle", x));
        svg.add(FigureSvg.label(0, 0, "middle", "examples")
                .with("transform", "translate(13 " + Decimals.of((TOP + BOTTOM) / 2) + ") rotate(-90)"));
        return svg;
    }
}
