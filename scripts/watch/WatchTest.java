import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Watches a run in Chromium: its curves are drawn, its buttons work, a reload loses nothing, what was stopped ends in the
/// same bits, and no request leaves the machine. Called by `scripts/test-watch.sh`.
final class WatchTest {

    private static final int PATIENCE = 600;
    private static final List<String> RESULTS = List.of(
            "spec.yaml", "metrics.jsonl", "preprocessing.json", "weights.safetensors", "weights.json", "record.json");

    /// Pixels of the first canvas of a colour of the style sheet.
    private static final String PIXELS = """
            (() => {
              const canvas = document.querySelector(".plot canvas");
              if (!canvas) { return 0; }
              const probe = document.createElement("canvas").getContext("2d");
              probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("%s");
              probe.fillRect(0, 0, 1, 1);
              const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
              const d = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 0; i < d.length; i += 4) {
                if (d[i + 3] > 200 && Math.abs(d[i] - r) + Math.abs(d[i + 1] - g) + Math.abs(d[i + 2] - b) < 12) { count++; }
              }
              return count;
            })()""";

    private final String program;
    private final String chromium;
    private final String spec;
    private final String epochs;
    private final Path work;
    private final Path pictures;
    private int failures;

    private WatchTest(String[] arguments) {
        program = arguments[0];
        chromium = arguments[1];
        spec = arguments[2];
        epochs = arguments[3];
        work = Path.of(arguments[4]);
        pictures = work.resolve("pictures");
    }

    public static void main(String[] arguments) throws Exception {
        WatchTest test = new WatchTest(arguments);
        test.run();
        System.out.println(test.failures == 0 ? "all is well" : test.failures + " FAILED");
        System.exit(test.failures == 0 ? 0 : 1);
    }

    private void run() throws Exception {
        Path out = work.resolve("runs");
        Path browserFolder = work.resolve("browser");
        List<String> requests;
        try (Browser browser = Browser.start(chromium, browserFolder)) {
            trainAndStop(browser, out);
            Path run = Trainer.run(out);
            resumeAndStopFromElsewhere(browser, run);
            finish(browser, run);
            compare(run);
            requests = List.copyOf(browser.requests);
            check("the page complained about nothing: " + browser.complaints, browser.complaints.isEmpty());
        }
        network(requests, browserFolder.resolve("net.json"));
    }

    /// With `train --watch`.
    private void trainAndStop(Browser browser, Path out) throws Exception {
        try (Trainer trainer = Trainer.start(
                program, "train", spec, "--no-lock", "--watch", "--out", out.toString(), "--set", "epochs=" + epochs)) {
            browser.look(1280, "light");
            browser.open(trainer.address());
            Browser.until("it trains", PATIENCE, () -> browser.text("state").equals("training"));
            Browser.until("two epochs are drawn", PATIENCE, () -> points(browser, "train") >= 2);
            Path run = Trainer.run(out);
            Browser.until("they are in the folder", 60, () -> lines(run.resolve("local/live.jsonl")).size() >= 2);
            curves(browser, run);
            check("nothing is asked before a click", !isSeen(browser, "really"));
            look(browser, "training");

            int before = points(browser, "train");
            browser.reload();
            Browser.until("all epochs are there after a reload", 60, () -> points(browser, "train") >= before);
            check("after a reload it trains", browser.text("state").equals("training"));
            curves(browser, run);

            checkpoint(browser, run);
            browser.click("ask-stop");
            check("a click on Stop asks once more", isSeen(browser, "really") && !isSeen(browser, "ask-stop"));
            browser.click("go-on");
            check("who goes on stops nothing", browser.text("state").equals("training"));
            browser.click("ask-stop");
            browser.click("really-stop");
            Browser.until("it is stopped", PATIENCE, () -> browser.text("state").equals("stopped"));
            check("the buttons are off then", browser.value("document.getElementById('ask-stop').disabled").asBoolean());
            check("stopped ends with 130", trainer.code() == 130);
            check("and says how to resume: " + trainer.said(),
                    String.join("\n", trainer.said()).contains("a checkpoint is written. Resume with\nrunner resume "));
            check("and has no record", !Files.exists(run.resolve("record.json")));
        }
    }

    /// With `resume` in one process and `watch` in another.
    private void resumeAndStopFromElsewhere(Browser browser, Path run) throws Exception {
        try (Trainer watcher = Trainer.start(program, "watch", run.toString())) {
            browser.open(watcher.address());
            Browser.until("a stopped run is shown", 60, () -> browser.text("state").equals("stopped"));
            check("with its curves", points(browser, "train") >= 2);
            try (Trainer trainer = Trainer.start(program, "resume", run.toString(), "--quiet")) {
                Browser.until("another process is seen", PATIENCE, () -> browser.text("state").equals("training"));
                int before = points(browser, "train");
                Browser.until("it is followed", PATIENCE, () -> points(browser, "train") > before);
                Browser.until("all plots grow with it", PATIENCE, () -> browser.value(
                                "[...Curves.plots.values()].every(p => p.canvas.scales.x.max >= " + (before + 1) + ")")
                        .asBoolean());
                curves(browser, run);
                checkpoint(browser, run);
                browser.click("ask-stop");
                browser.click("really-stop");
                Browser.until("it is stopped from elsewhere", PATIENCE, () -> browser.text("state").equals("stopped"));
                check("it ends with 130", trainer.code() == 130);
            }
            browser.open("about:blank");
        }
    }

    /// To the end, watched from elsewhere.
    private void finish(Browser browser, Path run) throws Exception {
        try (Trainer watcher = Trainer.start(program, "watch", run.toString());
                Trainer trainer = Trainer.start(program, "resume", run.toString(), "--quiet")) {
            browser.open(watcher.address());
            check("it comes to its end: " + trainer.said(), trainer.code() == 0);
            Browser.until("the end is seen", 60, () -> browser.text("state").equals("finished"));
            Browser.until("all epochs are drawn", 60, () -> points(browser, "train") == Integer.parseInt(epochs));
            curves(browser, run);
            check("the test set is in the table", browser.text("latest").contains("test"));
            look(browser, "finished");
            browser.open("about:blank");
        }
    }

    private void checkpoint(Browser browser, Path run) throws InterruptedException {
        String before = browser.text("checkpoint");
        browser.click("ask-checkpoint");
        Browser.until("a checkpoint is told", PATIENCE, () ->
                !browser.text("checkpoint").equals(before) || !browser.text("state").equals("training"));
        String step = browser.text("checkpoint").replaceAll("\\D", "");
        String name = "step-%012d".formatted(Long.parseLong(step));
        try (var files = Files.list(run.resolve("local/checkpoints"))) {
            check("checkpoint of step " + step, files.anyMatch(file ->
                    file.getFileName().toString().startsWith(name) && file.toString().endsWith(".manifest")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        check("training goes on after it", browser.text("state").equals("training"));
    }

    private static boolean isSeen(Browser browser, String id) {
        return browser.value("document.getElementById('" + id + "').offsetParent !== null").asBoolean();
    }

    private static int points(Browser browser, String split) {
        return browser.value("Curves.plots.get('loss')?.series.get('" + split + "')?.[0].length ?? 0").asInt();
    }

    /// What is drawn is what the run has measured.
    private void curves(Browser browser, Path run) throws IOException {
        Browser page = browser;
        int train = page.value(PIXELS.formatted("--c0")).asInt();
        check("the curve of the training set is drawn, " + train + " pixels", train > 100);
        JsonNode shown = page.value("Curves.plots.get('loss').series.get('train')[1]");
        Path file = run.resolve("local/live.jsonl");
        int i = 0;
        boolean same = shown.size() > 0;
        for (String line : lines(Files.exists(file) ? file : run.resolve("metrics.jsonl"))) {
            JsonNode json = new ObjectMapper().readTree(line);
            if (json.path("split").asText().equals("train") && i < shown.size()) {
                same &= json.path("loss").doubleValue() == shown.get(i++).doubleValue();
            }
        }
        check("its values are those of the run, " + i + " epochs", same && i >= 2);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private void look(Browser browser, String name) throws Exception {
        for (int width : new int[] {1280, 390}) {
            for (String scheme : List.of("light", "dark")) {
                browser.look(width, scheme);
                Browser.until("it is drawn anew", 30, () -> browser.value(PIXELS.formatted("--c0")).asInt() > 20);
                check("nothing is wider than " + width,
                        browser.value("document.documentElement.scrollWidth").asInt() <= width);
                browser.picture(pictures.resolve(name + "-" + width + "-" + scheme + ".png"));
            }
        }
        browser.look(1280, "light");
    }

    /// The bits of a run that nobody stopped.
    private void compare(Path run) throws Exception {
        Path calm = work.resolve("calm");
        try (Trainer trainer = Trainer.start(
                program, "train", spec, "--no-lock", "--quiet", "--out", calm.toString(), "--set", "epochs=" + epochs)) {
            check("an uninterrupted run: " + trainer.said(), trainer.code() == 0);
        }
        for (String file : RESULTS) {
            check("the same bytes: " + file, Files.mismatch(run.resolve(file), Trainer.run(calm).resolve(file)) < 0);
        }
    }

    /// By the page's own requests, and by the browser's log of everything: what it asks for by itself (updates, accounts) has
    /// no page as its initiator, and no name but 127.0.0.1 was resolved.
    private void network(List<String> requests, Path log) throws IOException {
        Set<String> hosts = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        requests.stream().filter(url -> !url.startsWith("about:") && !url.startsWith("data:")).forEach(url -> hosts.add(host(url)));
        int logged = 0;
        for (JsonNode event : new ObjectMapper().readTree(log.toFile()).path("events")) {
            JsonNode parameters = event.path("params");
            if (parameters.path("url").asText().matches("(https?|wss?)://.*") && parameters.has("initiator")) {
                boolean byPage = parameters.path("initiator").asText().startsWith("http");
                logged += byPage ? 1 : 0;
                (byPage ? hosts : others).add(host(parameters.path("url").asText()));
            }
        }
        check(requests.size() + " requests of the page, " + logged + " in the log, all to 127.0.0.1: " + hosts,
                logged > 10 && hosts.equals(Set.of("127.0.0.1")));
        System.out.println("        (the browser itself: " + others + ")");
    }

    private static String host(String url) {
        return String.valueOf(URI.create(url.replaceAll("[^!-~]|[{}|\\\\^`]", "_")).getHost());
    }

    private void check(String what, boolean isSo) {
        System.out.println((isSo ? "ok      " : "FAILED  ") + what);
        failures += isSo ? 0 : 1;
    }
}
