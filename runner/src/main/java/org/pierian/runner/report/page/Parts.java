package org.pierian.runner.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.runner.record.SignificantDigits;
import org.pierian.runner.report.markup.Element;
import org.pierian.runner.report.plot.Figure;
import org.pierian.runner.report.plot.Line;

/// Parts that the sections of pages are made of.
final class Parts {

    private static final int MOST_ROWS = 25; // of the table below a curve

    private final List<Figure> charts = new ArrayList<>();

    /// A page's parts; figures are numbered as they are added.
    Parts() {}

    /// The figures that a person may zoom into, in order.
    List<Figure> charts() {
        return List.copyOf(charts);
    }

    /// A section with a heading.
    static Element section(String id, String heading) {
        return Element.of("section")
                .with("id", id)
                .with("aria-labelledby", id + "-heading")
                .add(Element.of("h2").with("id", id + "-heading").text(heading));
    }

    /// A table with a caption; cells behind the first ones are numbers.
    ///
    /// @param rows the heading first
    /// @param left how many columns are text; the first names the row
    static Element table(String caption, List<List<String>> rows, int left) {
        Element head = Element.of("tr");
        List<String> heading = rows.getFirst();
        for (int c = 0; c < heading.size(); c++) {
            head.add((c < left ? Element.of("th") : Element.of("th", "number"))
                    .with("scope", "col")
                    .text(heading.get(c)));
        }
        Element body = Element.of("tbody");
        for (List<String> row : rows.subList(1, rows.size())) {
            Element line = Element.of("tr");
            for (int c = 0; c < row.size(); c++) {
                line.add(cell(row.get(c), c, left));
            }
            body.addAll(List.of(line));
        }
        Element table = Element.of("table")
                .add(Element.of("caption").text(caption))
                .add(Element.of("thead").add(head))
                .add(body);
        return scroll(caption, table);
    }

    private static Element cell(String text, int column, int left) {
        if (column == 0) {
            return Element.of("th").with("scope", "row").text(text);
        }
        return (column < left ? Element.of("td") : Element.of("td", "number")).text(text);
    }

    /// What may be wider than a phone; can be scrolled by keys.
    static Element scroll(String label, Element wide) {
        return Element.of("div", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", label)
                .add(wide);
    }

    /// Plots next to each other.
    Element plots(List<Plot> plots) {
        return Element.of("div", "plots")
                .addAll(plots.stream().map(this::figure).toList());
    }

    /// A plot with its heading and notes.
    Element figure(Plot plot) {
        Element figure = Element.of("figure").with("id", "plot-" + plot.name());
        figure.add(Element.of("figcaption").text(plot.title()));
        plot.curves().ifPresent(curves -> live(figure, curves));
        figure.add(Element.of("div", "still").add(plot.svg()));
        plot.notes().stream()
                .filter(note -> !note.isEmpty())
                .forEach(note -> figure.add(Element.of("p").text(note)));
        plot.curves().ifPresent(curves -> figure.add(numbers(curves)));
        return figure;
    }

    /// What the script draws into, where scripts are allowed.
    private void live(Element figure, Figure curves) {
        Element controls = Element.of("div", "controls")
                .add(Element.of("button", "log")
                        .with("type", "button")
                        .with("aria-pressed", "false")
                        .with("aria-label", "Logarithmic scale for " + curves.title())
                        .text("log scale"))
                .add(Element.of("button", "reset")
                        .with("type", "button")
                        .with("aria-label", "Show all epochs of " + curves.title())
                        .text("show all"));
        Element canvas = Element.of("div", "canvas")
                .with("tabindex", "0")
                .with("role", "group")
                .with(
                        "aria-label",
                        curves.title() + " over the epochs. Arrow keys read values, plus and minus zoom, 0 shows all;"
                                + " or drag over a range.");
        figure.add(Element.of("div", "live")
                .with("data-chart", Integer.toString(charts.size()))
                .add(controls)
                .add(canvas)
                .add(Element.of("p", "values").with("role", "status")));
        charts.add(curves);
    }

    /// The numbers of curves as a table, of many epochs some.
    private static Element numbers(Figure curves) {
        SortedSet<Integer> all = new TreeSet<>();
        curves.lines().forEach(line -> line.xs().forEach(x -> all.add(x.intValue())));
        SortedSet<Integer> some = Curves.thinned(all, MOST_ROWS);
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(curves.x()));
        curves.lines().forEach(line -> head.add(line.name()));
        rows.add(head);
        for (int x : some) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(x)));
            for (Line line : curves.lines()) {
                int at = line.xs().indexOf((double) x);
                row.add(at < 0 ? "" : SignificantDigits.of(line.ys().get(at)));
            }
            rows.add(row);
        }
        String caption = some.size() < all.size() ? some.size() + " of " + all.size() + " epochs" : "All epochs";
        return Element.of("details")
                .add(Element.of("summary").text(curves.title() + " as a table"))
                .add(table(caption + ", " + curves.y(), rows, 1));
    }
}
