package org.pierian.runner.report.page;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pierian.runner.record.Json;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.report.plot.Band;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.Line;

/// Figures as the page's script takes them: JSON whose text cannot end the element that it stands in.
final class ChartData {

    private static final int DIGITS = 5;
    private static final int X_DIGITS = 9;

    private ChartData() {}

    /// The figures in order.
    static String of(List<Figure> figures) {
        return figures.stream().map(ChartData::of).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String of(Figure figure) {
        SortedSet<Double> xs = new TreeSet<>();
        figure.lines().forEach(line -> xs.addAll(line.xs()));
        figure.bands().forEach(band -> xs.addAll(band.xs()));
        StringBuilder out = new StringBuilder("{\"x\":[");
        out.append(xs.stream().map(x -> Decimals.significant(x, X_DIGITS)).collect(Collectors.joining(",")));
        out.append("],\"xl\":").append(text(figure.x())).append(",\"yl\":").append(text(figure.y()));
        out.append(",\"k\":");
        out.append(
                figure.kept().isPresent() ? Decimals.significant(figure.kept().getAsDouble(), X_DIGITS) : "null");
        out.append(",\"s\":[");
        String between = "";
        for (Line line : figure.lines()) {
            out.append(between).append(series(line.name(), line.tone(), false, line.xs(), line.ys(), xs));
            between = ",";
        }
        for (Band band : figure.bands()) {
            out.append(between).append(series("largest", band.tone(), true, band.xs(), band.high(), xs));
            out.append(',').append(series("smallest", band.tone(), true, band.xs(), band.low(), xs));
            between = ",";
        }
        out.append("],\"b\":[").append(bands(figure)).append("]}");
        return out.toString();
    }

    /// Places of the borders among the series of the script, which begin with the axis.
    private static String bands(Figure figure) {
        StringBuilder out = new StringBuilder();
        int at = 1 + figure.lines().size();
        for (Band band : figure.bands()) {
            out.append(out.isEmpty() ? "" : ",");
            out.append('[')
                    .append(at)
                    .append(',')
                    .append(at + 1)
                    .append(',')
                    .append(band.tone())
                    .append(']');
            at += 2;
        }
        return out.toString();
    }

    private static String series(
            String name, int tone, boolean isBorder, List<Double> xs, List<Double> ys, SortedSet<Double> all) {
        StringBuilder out = new StringBuilder("{\"n\":")
                .append(text(name))
                .append(",\"t\":")
                .append(tone);
        out.append(isBorder ? ",\"b\":1" : "").append(",\"v\":[");
        int at = 0;
        String between = "";
        for (double x : all) {
            boolean isThere = at < xs.size() && xs.get(at) == x;
            out.append(between).append(isThere ? Decimals.significant(ys.get(at), DIGITS) : "null");
            at += isThere ? 1 : 0;
            between = ",";
        }
        return out.append("]}").toString();
    }

    private static String text(String text) {
        return Json.text(text).replace("<", "\\u003c").replace("&", "\\u0026");
    }
}
