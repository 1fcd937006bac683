package org.pierian.runner.report.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.pierian.runner.file.Sha256;
import org.pierian.runner.report.markup.Element;
import org.pierian.runner.report.plot.SvgFile;

/// A whole page: all that it needs is inside, and its policy forbids to load anything else and to run any other script.
final class Frame {

    private Frame() {}

    /// The text of the page.
    ///
    /// @param title its name
    /// @param parts the figures that its script draws
    /// @param body what it shows, in order
    static String page(String title, Parts parts, List<Element> body) {
        String style = PageAssets.baseStyle() + SvgFile.style() + PageAssets.plotStyle() + "\n"
                + PageAssets.read("report.css");
        String script = PageAssets.plotScript() + "\n" + PageAssets.read("report.js");
        Element head = Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", policy(style, script)))
                .add(Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Element.of("title").text(title))
                .add(Element.of("style").verbatim(style));
        Element main = Element.of("main").addAll(body);
        Element all = Element.of("html")
                .with("lang", "en")
                .add(head)
                .add(Element.of("body")
                        .add(main)
                        .add(Element.of("script")
                                .with("type", "application/json")
                                .with("id", "charts")
                                .verbatim(ChartData.of(parts.charts())))
                        .add(Element.of("script").verbatim(script)));
        return "<!DOCTYPE html>\n" + all.markup() + "\n";
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String code) {
        byte[] digest = Sha256.digest().digest(code.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
