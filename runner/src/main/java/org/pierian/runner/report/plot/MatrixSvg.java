package org.pierian.runner.report.plot;

import java.util.List;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.report.markup.Element;

/// A confusion matrix as SVG: actual classes by row, predicted ones by column, each cell as dark as its part of the
/// row.
public final class MatrixSvg {

    private static final double SIDE = 480;
    private static final int NUMBERS_UP_TO = 12; // classes whose cells have room for numbers
    private static final int NAMES_UP_TO = 40;
    private static final int LONGEST_NAME = 12;
    private static final double STRONGEST = 0.45; // so that numbers can be read on it

    private MatrixSvg() {}

    /// Draws a matrix.
    ///
    /// @param classes names of rows and columns
    /// @param counts by actual and predicted class
    public static Element of(List<String> classes, List<List<Long>> counts) {
        int n = classes.size();
        boolean hasNames = n <= NAMES_UP_TO;
        int longest = classes.stream()
                .mapToInt(name -> shortened(name).length())
                .max()
                .orElse(0);
        double margin = 28 + (hasNames ? longest * 7.0 + 8 : 0);
        double cell = (SIDE - margin) / n;
        Element svg = SvgFile.root(
                SIDE,
                SIDE,
                "Confusion matrix",
                "Actual classes by row, predicted classes by column; the table has all");
        for (int actual = 0; actual < n; actual++) {
            double sum = Math.max(
                    1, counts.get(actual).stream().mapToLong(Long::longValue).sum());
            for (int predicted = 0; predicted < n; predicted++) {
                long count = counts.get(actual).get(predicted);
                double left = margin + predicted * cell;
                double top = margin + actual * cell;
                svg.add(cell(left, top, cell, count / sum, classes.get(actual), classes.get(predicted), count));
                if (n <= NUMBERS_UP_TO && count > 0) {
                    svg.add(FigureSvg.label(left + cell / 2, top + cell / 2 + 4, "middle", Long.toString(count))
                            .with("class", n > 6 ? "small" : "number"));
                }
            }
        }
        if (hasNames) {
            names(svg, classes, margin, cell);
        }
        svg.add(FigureSvg.label(margin + (SIDE - margin) / 2, 14, "middle", "predicted"));
        svg.add(FigureSvg.label(0, 0, "middle", "actual")
                .with("transform", "translate(14 " + Decimals.of(margin + (SIDE - margin) / 2) + ") rotate(-90)"));
        return svg;
    }

    private static Element cell(
            double left, double top, double side, double part, String actual, String predicted, long count) {
        return Element.of("rect", "cell")
                .with("x", left)
                .with("y", top)
                .with("width", side)
                .with("height", side)
                .with("fill-opacity", part * STRONGEST)
                .add(Element.of("title").text(actual + " taken for " + predicted + ": " + count));
    }

    private static void names(Element svg, List<String> classes, double margin, double cell) {
        String size = cell < 16 ? "small" : "name";
        for (int c = 0; c < classes.size(); c++) {
            double middle = margin + (c + 0.5) * cell;
            String name = shortened(classes.get(c));
            svg.add(FigureSvg.label(margin - 6, middle + 4, "end", name).with("class", size));
            boolean isTurned = name.length() * 7 > cell;
            Element above = FigureSvg.label(0, 0, isTurned ? "start" : "middle", name)
                    .with("class", size)
                    .with(
                            "transform",
                            "translate(" + Decimals.of(middle + (isTurned ? 4 : 0)) + " " + Decimals.of(margin - 6)
                                    + ")" + (isTurned ? " rotate(-90)" : ""));
            svg.add(above);
        }
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }
}
