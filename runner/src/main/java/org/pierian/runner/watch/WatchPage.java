package org.pierian.runner.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.pierian.runner.http.Handler;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.http.Reply;
import org.pierian.runner.http.Request;
import org.pierian.runner.http.Routes;
import org.pierian.runner.live.RunControl;
import org.pierian.runner.live.Wish;
import org.pierian.runner.report.page.PageAssets;

/// The page of one run, below a path that begins with a secret: `/<token>/`.
final class WatchPage implements Handler {

    private static final int REDIRECT = 302;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;

    private final byte[] token;
    private final Routes routes;
    private final Feed feed;
    private final RunControl control;
    private final String name;
    private final String folder;

    /// @param token who knows it may look and ask
    /// @param control takes what the buttons ask
    /// @param name of the run
    /// @param folder of the run
    WatchPage(String token, Feed feed, RunControl control, String name, String folder) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.feed = feed;
        this.control = control;
        this.name = name;
        this.folder = folder;
        String root = "/" + token;
        this.routes = new Routes()
                .on("GET", root, _ -> Reply.empty(REDIRECT).header("Location", root + "/"))
                .on("GET", root + "/", _ -> Reply.page(read("watch.html")))
                .on("GET", root + "/watch.js", _ -> script(read("watch.js")))
                .on("GET", root + "/curves.js", _ -> script(read("curves.js")))
                .on("GET", root + "/plot.js", _ -> script(PageAssets.plotScript()))
                .on("GET", root + "/watch.css", _ -> style(PageAssets.baseStyle() + read("watch.css")))
                .on("GET", root + "/plot.css", _ -> style(PageAssets.plotStyle()))
                .on("GET", root + "/events", this::events)
                .on("POST", root + "/stop", request -> ask(request, Wish.STOP))
                .on("POST", root + "/checkpoint", request -> ask(request, Wish.CHECKPOINT));
    }

    @Override
    public Reply handle(Request request) {
        requireToken(request.path());
        return routes.handle(request)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// In a time that does not tell how much of a guess is right.
    private void requireToken(String path) {
        int end = path.indexOf('/', 1);
        String given = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(FORBIDDEN, "the address has no token, or a wrong one")
                    .help("open the address that `runner` printed");
        }
    }

    private Reply events(Request request) {
        return Reply.events(new EventStream(
                feed, name, folder, request.header("Last-Event-ID").orElse("")));
    }

    private Reply ask(Request request, Wish wish) {
        if (request.body().length > 0) {
            throw Refusal.of(400, "this takes no body");
        }
        if (!control.ask(wish)) {
            throw Refusal.of(CONFLICT, "no process trains this run now");
        }
        return Reply.json(ACCEPTED, Map.of("asked", wish.word()));
    }

    private static Reply script(String text) {
        return Reply.text(200, "text/javascript", text);
    }

    private static Reply style(String text) {
        return Reply.text(200, "text/css", text);
    }

    private static String read(String file) {
        try (InputStream in = WatchPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program has no resource `" + file + "`");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
