package org.pierian.runner.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The styles and scripts that pages have inside, so that nothing is loaded from anywhere.
public final class PageAssets {

    private static final String PLOT_FOLDER = "META-INF/resources/webjars/uplot/1.6.30/dist/";

    private PageAssets() {}

    /// Colours, type and spacing of all pages: a style sheet of custom properties and plain elements.
    public static String baseStyle() {
        return read("base.css");
    }

    /// The part of it with the colours, for SVG files.
    static String colours() {
        String style = baseStyle();
        return style.substring(style.indexOf(":root"), style.indexOf("* {"));
    }

    /// uPlot, which defines the global `uPlot`. **Source:** github.com/leeoniya/uPlot, under the MIT licence.
    public static String plotScript() {
        return ofLibrary("uPlot.iife.min.js");
    }

    /// The style sheet of uPlot.
    public static String plotStyle() {
        return ofLibrary("uPlot.min.css");
    }

    /// By the loader of classes: the file is in another module.
    private static String ofLibrary(String file) {
        ClassLoader loader = Objects.requireNonNull(PageAssets.class.getClassLoader());
        return text(loader.getResourceAsStream(PLOT_FOLDER + file), file);
    }

    /// A resource next to this class as text, with `\n` at the ends of lines.
    static String read(String name) {
        return text(PageAssets.class.getResourceAsStream(name), name);
    }

    private static String text(@Nullable InputStream resource, String name) {
        try (InputStream in = resource) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource `" + name + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
