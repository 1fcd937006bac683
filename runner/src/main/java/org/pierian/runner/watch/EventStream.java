package org.pierian.runner.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pierian.runner.http.Reply;
import org.pierian.runner.live.EpochLine;
import org.pierian.runner.live.SnapshotJson;
import org.pierian.runner.record.Json;

/// Server-sent events of a run: `run` once, `lines` with an `id` from which a page that was cut off goes on, `now`
/// about once a second, `end` when nothing more will come.
///
/// **Source:** HTML Living Standard, 9.2, Server-sent events.
final class EventStream implements Reply.Stream {

    private static final long QUIET = 15_000; // milliseconds
    private static final int RETRY = 1_000; // milliseconds

    private final Feed feed;
    private final String name;
    private final String folder;
    private final String from;

    /// @param name of the run
    /// @param folder of the run
    /// @param from the `Last-Event-ID` of the page, if it has one
    EventStream(Feed feed, String name, String folder, String from) {
        this.feed = feed;
        this.name = name;
        this.folder = folder;
        this.from = from;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("name", name);
        run.put("folder", folder);
        send(out, "retry: " + RETRY + "\n" + event("run", Json.line(run)));
        Feed.Place place = new Feed.Place(from, -1);
        boolean isOver = false;
        while (!isOver) {
            Feed.News news = await(place);
            place = news.after();
            isOver = news.closed();
            send(out, text(news));
        }
        send(out, event("end", "{}"));
    }

    private Feed.News await(Feed.Place place) throws IOException {
        try {
            return feed.await(place, QUIET);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }

    /// A comment where there is no news, which shows whether the client is there.
    private static String text(Feed.News news) {
        if (news.isEmpty()) {
            return ": nothing new\n\n";
        }
        StringBuilder text = new StringBuilder();
        if (news.restart() || !news.lines().isEmpty()) {
            text.append("id: ").append(news.after().lines()).append('\n');
            text.append(event("lines", "{\"restart\":" + news.restart() + ",\"lines\":" + array(news.lines()) + "}"));
        }
        news.now()
                .ifPresent(now -> text.append(event(
                        "now", "{\"now\":" + SnapshotJson.of(now) + ",\"latest\":" + array(news.latest()) + "}")));
        return text.toString();
    }

    private static String array(List<EpochLine> lines) {
        return lines.stream().map(EpochLine::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String event(String kind, String json) {
        return "event: " + kind + "\ndata: " + json + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
