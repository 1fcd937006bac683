package org.pierian.runner.report.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.report.markup.Decimals;
import org.pierian.runner.report.markup.Element;

/// SVG that stands alone: with its own style sheet, for light and dark surroundings.
public final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgFile() {}

    /// The style sheet of plots. In a page it takes its colours from the page's custom properties.
    public static String style() {
        return read("plot.css");
    }

    /// The text of a file.
    ///
    /// @param svg what one of the classes here has drawn
    /// @param colours a style sheet with the custom properties of colours
    public static String text(Element svg, String colours) {
        String markup = svg.markup();
        int end = markup.indexOf('>') + 1;
        String style = Element.of("style")
                .verbatim(colours + style() + "svg{background:var(--page)}")
                .markup();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup.substring(0, end) + style + markup.substring(end)
                + "\n";
    }

    /// The outermost element of a plot.
    ///
    /// @param title what is shown
    /// @param description the same in a sentence
    static Element root(double width, double height, String title, String description) {
        return Element.of("svg", "plot")
                .with("xmlns", NAMESPACE)
                .with("viewBox", "0 0 " + Decimals.of(width) + " " + Decimals.of(height))
                .with("role", "img")
                .with("aria-label", title + ". " + description)
                .add(Element.of("title").text(title));
    }

    private static String read(String name) {
        try (InputStream in = SvgFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource `" + name + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
