import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A headless Chromium with one page, driven by the Chrome DevTools Protocol.
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    /// The addresses of all requests of the page.
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /// What the page complained about: exceptions, refused content, errors of the console.
    final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    private Browser(Process process, Path profile, String address) throws Exception {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(30, TimeUnit.SECONDS);
    }

    /// Starts one.
    ///
    /// @param program of Chromium
    /// @param place a new folder for its profile and its log of the network
    static Browser start(String program, Path place) throws Exception {
        Files.createDirectories(place);
        Path profile = place.resolve("profile");
        Process process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--log-net-log=" + place.resolve("net.json"),
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-default-apps",
                        "--disable-extensions",
                        "--no-first-run",
                        "--no-default-browser-check",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("chromium.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        until("Chromium listens", 120, () -> Files.exists(port) && lines(port).size() >= 2);
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lines(port).getFirst() + "/json/new?about:blank"))
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Browser browser = new Browser(
                process, profile, JSON.readTree(page.body()).path("webSocketDebuggerUrl").asText());
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            browser.call(domain + ".enable", Map.of());
        }
        return browser;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void take(String message) {
        JsonNode json;
        try {
            json = JSON.readTree(message);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        JsonNode parameters = json.path("params");
        if (json.has("id")) {
            waiting.remove(json.get("id").asInt()).complete(json);
        }
        switch (json.path("method").asText()) {
            case "Network.requestWillBeSent" -> requests.add(parameters.path("request").path("url").asText());
            case "Runtime.exceptionThrown" -> complaints.add(parameters.path("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (parameters.path("entry").path("level").asText().equals("error")) {
                    complaints.add(parameters.path("entry").path("text").asText() + " "
                            + parameters.path("entry").path("url").asText());
                }
            }
            default -> {
                // not of interest
            }
        }
    }

    /// Sends a command and waits for its result.
    JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .get(30, TimeUnit.SECONDS);
            JsonNode json = reply.get(120, TimeUnit.SECONDS);
            if (json.has("error")) {
                throw new IllegalStateException(method + ": " + json.get("error"));
            }
            return json.path("result");
        } catch (Exception e) {
            throw new IllegalStateException(method + " failed: " + e, e);
        }
    }

    void open(String address) {
        call("Page.navigate", Map.of("url", address));
    }

    void reload() {
        call("Page.reload", Map.of());
    }

    /// The value of an expression in the page; missing where it throws.
    JsonNode value(String expression) {
        return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .path("result")
                .path("value");
    }

    String text(String id) {
        return value("document.getElementById('" + id + "')?.textContent ?? ''").asText();
    }

    /// Clicks where an element is, with the mouse.
    void click(String id) {
        JsonNode place = value("(() => { const e = document.getElementById('" + id
                + "'); e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2, can: !e.disabled && r.width > 0}; })()");
        if (!place.path("can").asBoolean()) {
            throw new IllegalStateException("#" + id + " cannot be clicked: " + place);
        }
        for (String kind : List.of("mousePressed", "mouseReleased")) {
            call("Input.dispatchMouseEvent", Map.of(
                    "type", kind,
                    "x", place.get("x").asDouble(),
                    "y", place.get("y").asDouble(),
                    "button", "left",
                    "clickCount", 1));
        }
    }

    /// Makes the window so wide, in a colour scheme.
    void look(int width, String scheme) {
        call("Emulation.setDeviceMetricsOverride", Map.of(
                "width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        call("Emulation.setEmulatedMedia", Map.of(
                "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// A picture of the whole page.
    void picture(Path file) throws IOException {
        String data = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .path("data")
                .asText();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    static void until(String what, int seconds, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + seconds + " s: " + what);
            }
            Thread.sleep(100);
        }
    }

    /// Ends it, so that its log of the network is whole.
    @Override
    public void close() throws Exception {
        try {
            call("Browser.close", Map.of());
        } catch (IllegalStateException e) {
            // it closes the connection before it answers
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
