package org.pierian.runner.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The styles and scripts that pages have inside, so that nothing is loaded from anywhere.
public final class PageAssets {

    private static final String PLOT_FOLDER = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private PageAssets() {}

    /// Colours, type and spacing of all pages: a style sheet of custom properties and plain elements.
    public static String baseStyle() {
        return read("base.css");
    }

    /// uPlot, which defines the global `uPlot`. **Source:** github.com/leeoniya/uPlot, under the MIT licence.
    public static String plotScript() {
        return read(PLOT_FOLDER + "uPlot.iife.min.js");
    }

    /// The style sheet of uPlot.
    public static String plotStyle() {
        return read(PLOT_FOLDER + "uPlot.min.css");
    }

    /// A resource as text, with `\n` at the ends of lines.
    ///
    /// @param name of a file next to this class, or with a slash in front that of any
    static String read(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource `" + name + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
