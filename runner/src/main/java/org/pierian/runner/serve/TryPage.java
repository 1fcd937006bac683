package org.pierian.runner.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.http.Reply;
import org.pierian.runner.http.Routes;
import org.pierian.runner.report.page.PageAssets;

/// The page to try runs, with its script and its style, all from this server.
final class TryPage {

    private TryPage() {}

    /// Adds it at `/`.
    static void addTo(Routes routes) {
        String html = read("page.html");
        String style = PageAssets.baseStyle() + read("page.css");
        String script = read("page.js");
        routes.on("GET", "/", _ -> Reply.page(html));
        routes.on("GET", "/page.css", _ -> Reply.text(200, "text/css", style));
        routes.on("GET", "/page.js", _ -> Reply.text(200, "text/javascript", script));
    }

    private static String read(String name) {
        try (InputStream in = TryPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource `" + name + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
