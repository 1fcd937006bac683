package org.pierian.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.live.EpochLine;
import org.pierian.runner.live.RunState;
import org.pierian.runner.live.Snapshot;
import org.pierian.runner.live.Wish;
import org.pierian.runner.run.RunFolder;

/// The page's server as a client on this machine sees it.
@Timeout(60)
class WatchServerTest {

    private static final EpochLine FIRST = new EpochLine(1, "train", "{\"epoch\":1,\"split\":\"train\",\"loss\":0.5}");
    private static final EpochLine SECOND =
            new EpochLine(2, "train", "{\"epoch\":2,\"split\":\"train\",\"loss\":0.25}");

    private final Feed feed = new Feed(1);
    private final List<Wish> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean running = true;
    private final WatchServer server = WatchServer.start(
            0,
            new RunFolder(Path.of("runs/digits/0123456789ab")),
            feed,
            wish -> {
                asked.add(wish);
                return running;
            },
            bugs::add);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void endAll() {
        client.shutdownNow();
        server.close();
        assertThat(bugs).isEmpty();
    }

    @Test
    void theAddressIsOnThisMachineAndCannotBeGuessed() {
        assertThat(server.address()).matches("http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
        try (WatchServer other = WatchServer.start(0, new RunFolder(Path.of("x")), feed, wish -> false, bugs::add)) {
            assertThat(token(other)).isNotEqualTo(token(server));
        }
    }

    @Test
    void thePageAndAllItNeedsComeFromThere() throws Exception {
        HttpResponse<String> page = get("");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .contains("script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "*");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.body()).contains("<title>").doesNotContain("http:", "https:", "style=", " onclick", "<script>");
        for (String file : List.of("watch.js", "curves.js", "plot.js", "watch.css", "plot.css")) {
            assertThat(page.body()).contains("\"" + file + "\"");
            HttpResponse<String> part = get(file);
            assertThat(part.statusCode()).as(file).isEqualTo(200);
            assertThat(part.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(file.endsWith("js") ? "text/javascript" : "text/css");
            assertThat(part.body()).as(file).hasSizeGreaterThan(500).doesNotContain("url(", "@import");
        }
    }

    @Test
    void withoutTheSlashAtItsEndTheAddressLeadsThere() throws Exception {
        HttpResponse<String> reply =
                send(request(server.address().replaceFirst("/$", "")).GET());
        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(server.address())
                .endsWith(reply.headers().firstValue("Location").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/stop", "//", "/%00/", "/00000000000000000000000000000000/events"})
    void withoutTheTokenNothingIsShownAndNothingDone(String path) throws Exception {
        String other = server.address().replaceFirst("/[0-9a-f]{32}/", path);
        HttpResponse<String> seen = send(request(other).GET());
        assertThat(seen.statusCode()).isEqualTo(403);
        assertThat(seen.body()).contains("\"error\":\"the address has no token, or a wrong one\"");
        assertThat(seen.body()).doesNotContain(token(server));
        HttpResponse<String> done = send(request(other).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(done.statusCode()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void everyCharacterOfTheTokenCounts() throws Exception {
        String token = token(server);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '0' ? '1' : '0';
            String wrong = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(send(request(server.address().replace(token, wrong)).GET())
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String wrong : List.of(token.substring(1), token + "0", token.toUpperCase(java.util.Locale.ROOT) + "")) {
            if (!wrong.equals(token)) {
                assertThat(send(request(server.address().replace(token, wrong)).GET())
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void buttonsAskOnceEach() throws Exception {
        HttpResponse<String> checkpoint = post("checkpoint", "");
        assertThat(checkpoint.statusCode()).isEqualTo(202);
        assertThat(checkpoint.body()).isEqualTo("{\"asked\":\"checkpoint\"}\n");
        assertThat(post("stop", "").statusCode()).isEqualTo(202);
        assertThat(asked).containsExactly(Wish.CHECKPOINT, Wish.STOP);

        running = false;
        HttpResponse<String> late = post("stop", "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("no process trains this run now");
    }

    @Test
    void whatIsNotAskedRightIsRefused() throws Exception {
        assertThat(get("stop").statusCode()).as("a link must not stop anything").isEqualTo(405);
        assertThat(post("", "").statusCode()).isEqualTo(405);
        assertThat(post("stop", "now").statusCode()).isEqualTo(400);
        assertThat(post("stop", "x".repeat(100_000)).statusCode()).isEqualTo(413);
        assertThat(get("secret").statusCode()).isEqualTo(404);
        assertThat(get("../watch.js").statusCode()).isEqualTo(404);
        assertThat(send(request(server.address() + "stop")
                                .header("Origin", "http://example.org")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherNameOfThisMachineIsRefused() throws IOException {
        assertThat(raw("GET /" + token(server) + "/ HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("POST /" + token(server)
                        + "/stop HTTP/1.1\r\nHost: example.org\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /" + token(server) + "/ HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "POST /stop HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
                "POST /stop HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            })
    void malformedRequestsDoNoHarm(String request) throws Exception {
        assertThat(raw(request)).doesNotContain(" 200 ", " 202 ", "\tat ");
        assertThat(get("").statusCode()).isEqualTo(200);
        assertThat(asked).isEmpty();
    }

    @Test
    void eventsTellWhatIsAndWhatComes() throws Exception {
        feed.lines(List.of(FIRST));
        feed.progress(Snapshot.resting(RunState.TRAINING));
        try (BufferedReader events = events("")) {
            assertThat(until(events, "now"))
                    .containsSubsequence(
                            "event: run",
                            "data: {\"name\":\"digits/0123456789ab\",\"folder\":\"runs/digits/0123456789ab\"}",
                            "event: lines",
                            "data: {\"restart\":true,\"lines\":[" + FIRST.json() + "]}",
                            "event: now")
                    .anyMatch(line -> line.matches("id: [0-9a-f]{16}-0-1"));
            feed.lines(List.of(SECOND));
            assertThat(until(events, "lines")).contains("data: {\"restart\":false,\"lines\":[" + SECOND.json() + "]}");
        }
    }

    @Test
    void aPageThatWasCutOffGoesOnWhereItWas() throws Exception {
        feed.lines(List.of(FIRST));
        String id;
        try (BufferedReader events = events("")) {
            id = until(events, "lines").stream()
                    .filter(line -> line.startsWith("id: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(4);
        }
        feed.lines(List.of(SECOND));
        try (BufferedReader events = events(id)) {
            assertThat(until(events, "lines"))
                    .contains("data: {\"restart\":false,\"lines\":[" + SECOND.json() + "]}")
                    .noneMatch(line -> line.contains(FIRST.json()));
        }
        try (BufferedReader events = events("of another program")) {
            assertThat(until(events, "lines"))
                    .contains("data: {\"restart\":true,\"lines\":[" + FIRST.json() + "," + SECOND.json() + "]}");
        }
    }

    @Test
    void thePagesThatAreOpenAreToldTheEnd() throws Exception {
        feed.progress(Snapshot.resting(RunState.TRAINING));
        try (BufferedReader events = events("")) {
            until(events, "now");
            feed.progress(Snapshot.resting(RunState.FINISHED));
            server.close();
            List<String> rest = events.lines().toList();
            assertThat(rest).contains("event: end");
            assertThat(rest).anyMatch(line -> line.contains("\"state\":\"finished\""));
        }
    }

    private static String token(WatchServer server) {
        String address = server.address();
        String path = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(server.address() + path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(server.address() + path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private BufferedReader events(String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(server.address() + "events").GET();
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
    }

    /// All lines to the end of the next event of a kind.
    private static List<String> until(BufferedReader events, String kind) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isIn = false;
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            lines.add(line);
            isIn |= line.equals("event: " + kind);
            if (isIn && line.isEmpty()) {
                break;
            }
        }
        return lines;
    }

    /// Sends bytes as they are, and returns what comes until the connection ends.
    private String raw(String request) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
