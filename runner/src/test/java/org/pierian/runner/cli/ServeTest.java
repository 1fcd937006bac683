package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.http.Limits;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.runner.serve.Serving;
import org.pierian.spec.RunSpec;
import org.pierian.spec.read.SpecReader;

/// What is answered over HTTP is what `predict` writes, byte by byte.
@Timeout(180)
class ServeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SHORT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Engine engine = new Engine(Kernels.AUTO, 2);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private String url = "";

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        client.close();
        engine.close();
    }

    private void serve(Serving.Named... runs) {
        Serving.Options options =
                new Serving.Options(new Limits(1 << 20, SHORT, SHORT, 64), SHORT, 1000, Duration.ofMillis(20));
        Serving serving = Serving.start(
                new InetSocketAddress("127.0.0.1", 0), List.of(runs), this::load, options, new Serving.Log() {
                    @Override
                    public void reloaded(String name) {
                        log.add("reloaded " + name);
                    }

                    @Override
                    public void failed(RuntimeException e) {
                        log.add("failed " + e.getMessage());
                    }
                });
        open.add(serving);
        url = serving.url();
    }

    private TrainedRun load(Path path) {
        RunFolder run = new RunFolder(path);
        RunSpec spec =
                SpecReader.read(run.spec(), List.of()).spec().orElseThrow().spec();
        return TrainedRun.load(run, spec, Capacity.evaluation(spec), engine.backend());
    }

    private static Serving.Named named(String name, Path run) {
        return new Serving.Named(name, new RunFolder(run));
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).POST(body).header("Content-Type", type);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String get(String path) throws Exception {
        HttpResponse<String> got = client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        return got.body();
    }

    private static String predicted(String... arguments) {
        Program.Result result = Program.run(
                Stream.concat(Stream.of("predict"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static String list(String lines) {
        return "{\"predictions\":[" + lines.lines().collect(Collectors.joining(",")) + "]}\n";
    }

    private static String good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void refused(HttpResponse<String> answer, int status, String... parts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":").contains(List.of(parts));
    }

    private static String rows(String csv) {
        List<String> lines = csv.lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    List<String> cells = new ArrayList<>();
                    String[] parts = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                    for (int i = 0; i < header.length; i++) {
                        String cell = parts[i];
                        boolean plain = cell.matches("-?[0-9.]+");
                        cells.add("\"" + header[i] + "\": "
                                + (plain
                                        ? cell
                                        : "\"" + cell.replaceAll("^\"|\"$", "").replace("\"\"", "\\\"") + "\""));
                    }
                    return "{" + String.join(",\n ", cells) + "}";
                })
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void rowsAreAnsweredAsPredictAnswersThem() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.CLASSES);
        serve(named("small", small.run()));
        Path csv = Files.writeString(folder.resolve("new.csv"), small.test());
        String run = small.run().toString();
        for (String more : List.of("", "--probabilities", "--top=2", "--keep=id,age")) {
            List<String> arguments = new ArrayList<>(List.of(run, csv.toString(), "--format", "jsonl"));
            if (!more.isEmpty()) {
                arguments.add(more);
            }
            String expected = predicted(arguments.toArray(String[]::new));
            String query = more.isEmpty() ? "" : "?" + more.substring(2) + (more.contains("=") ? "" : "=true");
            assertThat(good(post("/predict" + query, "text/csv", small.test()))).isEqualTo(list(expected));
            assertThat(good(post("/runs/small/predict" + query, "application/json", rows(small.test()))))
                    .isEqualTo(list(expected));
            assertThat(good(post(
                            "/predict" + query,
                            "application/x-www-form-urlencoded",
                            "{\"rows\": " + rows(small.test()) + "}",
                            "Accept",
                            "application/x-ndjson")))
                    .isEqualTo(expected);
        }
        assertThat(good(post("/predict?format=csv", "text/csv", small.test())))
                .isEqualTo(predicted(run, csv.toString()));
        assertThat(good(post("/predict", "application/json", "{\"size\": 1, \"colour\": \"red\", \"age\": 3}")))
                .isEqualTo(list(predicted(
                        run, "--row", "size=1", "--row", "colour=red", "--row", "age=3", "--format", "jsonl")));
    }

    @Test
    void manyAtATimeGetTheBitsOfEachAlone() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.NUMBERS);
        serve(named("small", small.run()));
        List<String> alone = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        JsonNode all = JSON.readTree(rows(small.test()));
        for (JsonNode row : all) {
            rows.add(row.toString());
            alone.add(good(post("/predict", "application/json", row.toString())));
        }
        List<CompletableFuture<String>> together = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/predict"))
                    .POST(HttpRequest.BodyPublishers.ofString(rows.get(i % rows.size())))
                    .header("Content-Type", "application/json")
                    .build();
            together.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .thenApply(ServeTest::good));
            if (together.size() % 32 == 31) {
                together.getLast().join();
            }
        }
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i).join()).isEqualTo(alone.get(i % rows.size()));
        }
        assertThat(get("/metrics"))
                .contains("pierian_examples_total{run=\"small\"} " + (600 + rows.size()))
                .contains("pierian_requests_total{run=\"small\",status=\"200\"} " + (600 + rows.size()))
                .contains("pierian_request_seconds_bucket{run=\"small\",le=\"+Inf\"} " + (600 + rows.size()));
    }

    @Test
    void badBodiesAreRefusedWithTheReason() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.CLASSES);
        serve(named("small", small.run()));
        String json = "application/json";
        refused(post("/predict", json, "{\"size\": 1"), 400, "not JSON");
        refused(post("/predict", json, ""), 400);
        refused(post("/predict", json, "[]"), 400, "no rows");
        refused(post("/predict", json, "[1]"), 400, "row 1", "not an object");
        refused(post("/predict", json, "{} {}"), 400);
        refused(post("/predict", json, "{\"a\":".repeat(10_000)), 400, "not JSON");
        refused(post("/predict", json, "{\"size\": 1, \"size\": 2}"), 400);
        refused(post("/predict", json, "{\"size\": 1, \"colour\": \"blue\", \"age\": 3}"), 400, "colour", "blue");
        refused(post("/predict", json, "{\"size\": 1, \"colour\": \"red\", \"age\": \"x\"}"), 400, "age");
        refused(post("/predict", json, "{\"size\": 1, \"colour\": \"red\"}"), 400, "age");
        refused(post("/predict", "text/csv", "size,colour\n1,red\n"), 400, "age");
        refused(post("/predict", "text/csv", "size,colour,age\n"), 400);
        refused(post("/predict", "image/png", "x"), 415, "text/csv");
        refused(post("/predict?tip=3", json, "{}"), 400, "tip");
        refused(post("/predict?top=9", json, "{\"size\":1,\"colour\":\"red\",\"age\":1}"), 400, "`top`", "1 to 3");
        refused(post("/predict?probabilities=maybe", json, "{}"), 400, "probabilities");
        refused(post("/runs/other/predict", json, "{}"), 404, "/runs/small/predict");
        refused(post("/predict", json, "x".repeat(2 << 20)), 413);
        good(post("/predict", json, "{\"size\": null, \"colour\": \"red\", \"age\": 3}"));
        assertThat(log).isEmpty();
    }

    @Test
    void severalRunsHaveTheirNames() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.CLASSES);
        Path xor = train("name: xor\ndataset: xor\narchitecture: [{linear: 2}, tanh, {linear: 1}]\nloss: sse\n"
                + "optimizer: {gradient_descent: 0.1}\nepochs: 50\nbatch_size: 1\n");
        serve(named("small", small.run()), named("xor", xor));
        refused(post("/predict", "application/json", "{}"), 404, "/runs/small/predict, /runs/xor/predict");
        String row =
                "{\"" + JSON.readTree(get("/runs/xor")).at("/columns/0/name").textValue() + "\": 1, \""
                        + JSON.readTree(get("/runs/xor")).at("/columns/1/name").textValue() + "\": 0}";
        assertThat(good(post("/runs/xor/predict", "application/json", row))).contains("\"prediction\":");
        JsonNode runs = JSON.readTree(get("/runs")).get("runs");
        assertThat(runs.findValuesAsText("name")).contains("small", "xor");
        assertThat(JSON.readTree(get("/healthz")).toString())
                .isEqualTo("{\"status\":\"ok\",\"runs\":[\"small\",\"xor\"]}");
        JsonNode api = JSON.readTree(get("/openapi.json"));
        assertThat(api.get("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(api.at("/paths/~1runs~1small~1predict/post/requestBody/content/text~1csv")
                        .isMissingNode())
                .isFalse();
        assertThat(get("/")).contains("/page.js").doesNotContain("http://", "https://");
        assertThat(get("/page.js")).doesNotContain("http://", "https://");
        assertThat(get("/page.css")).contains("--page").doesNotContain("url(", "@import");
    }

    private Path train(String spec) throws IOException {
        Path written = Files.writeString(folder.resolve("s.yaml"), spec);
        Program.Result result = Program.run(
                "train", written.toString(), "--out", folder.resolve("runs").toString(), "-q", "--json", "--no-lock");
        assertThat(result.code()).as(result.err()).isZero();
        return Path.of(JSON.readTree(result.out()).get("run").textValue());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    @Test
    void aChangedRunIsLoadedAnewAndADamagedOneIsNot() throws Exception {
        SmallTable small = SmallTable.train(folder, SmallTable.NUMBERS);
        Path other = train(SmallTable.NUMBERS
                .replace("table.csv", "home/table.csv")
                .replace("test.csv", "home/test.csv")
                .replace("seed: 4", "seed: 5"));
        serve(named("small", small.run()));
        String row = "{\"size\": 1, \"colour\": \"red\", \"age\": 3}";
        String before = good(post("/predict", "application/json", row));
        Path weights = small.run().resolve("weights.safetensors");
        Files.write(weights, new byte[10]);
        await(() -> log.stream().anyMatch(line -> line.startsWith("failed")));
        assertThat(good(post("/predict", "application/json", row))).isEqualTo(before);
        for (String name : List.of("spec.yaml", "preprocessing.json", "record.json", "weights.safetensors")) {
            Files.copy(other.resolve(name), small.run().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        await(() -> log.contains("reloaded small"));
        String after = good(post("/predict", "application/json", row));
        assertThat(after)
                .isNotEqualTo(before)
                .isEqualTo(list(predicted(
                        other.toString(),
                        "--row",
                        "size=1",
                        "--row",
                        "colour=red",
                        "--row",
                        "age=3",
                        "--format",
                        "jsonl")));
    }

    @Test
    void textsAreAnsweredAndContinued() throws Exception {
        Files.createDirectories(folder.resolve("w"));
        Files.writeString(folder.resolve("w/vowels.txt"), "aei\nea\niea\naa\neie\n".repeat(6));
        Files.writeString(folder.resolve("w/consonants.txt"), "bcd\ncb\ndcb\nbb\ncdc\n".repeat(6));
        String rest = "loss: softmax_cross_entropy\noptimizer: {adam: 0.03}\nbatch_size: 8\nepochs: 2\n";
        Path lines = train("""
                name: lines
                dataset: {text_folder: {folder: w, classes: [vowels, consonants], sequence_length: 8, tokens: {characters: 6}}}
                architecture: [embedding: 8, lstm: {hidden_size: 8, output: last}, linear: 2]
                """ + rest);
        Files.writeString(folder.resolve("t.txt"), "the cat sat on the mat\n".repeat(40));
        Path writer = train("""
                name: writer
                dataset: {text: {file: t.txt, tokens: {characters: 11}, sequence_length: 8}}
                architecture: [embedding: 8, gru: 8, linear: 11]
                """ + rest);
        serve(named("lines", lines), named("writer", writer));
        Path texts = Files.writeString(folder.resolve("texts.txt"), "aeia\nbcdb\nae\n");
        String expected = predicted(lines.toString(), texts.toString(), "--format", "jsonl")
                .replace(texts.toString(), "body");
        assertThat(good(post("/runs/lines/predict", "text/plain", "aeia\nbcdb\nae\n")))
                .isEqualTo(list(expected));
        assertThat(good(post("/runs/lines/predict", "application/json", "{\"texts\": [\"aeia\", \"bcdb\", \"ae\"]}")))
                .isEqualTo(list(expected));
        refused(post("/runs/lines/predict", "application/json", "{\"text\": \"a\\nb\"}"), 400, "one line");
        refused(post("/runs/lines/predict", "application/json", "{\"text\": \"xyz\"}"), 400, "character");
        String prompt =
                "{\"prompt\": \"the\", \"length\": 9, \"temperature\": 2.5, \"top_k\": 4, \"samples\": 2, \"seed\": 7}";
        assertThat(good(post("/runs/writer/predict", "application/json", prompt)))
                .isEqualTo(list(predicted(
                        writer.toString(),
                        "--prompt",
                        "the",
                        "--length",
                        "9",
                        "--temperature",
                        "2.5",
                        "--top-k",
                        "4",
                        "--samples",
                        "2",
                        "--seed",
                        "7",
                        "--format",
                        "jsonl")));
        refused(
                post("/runs/writer/predict", "application/json", "{\"prompt\": \"the\", \"length\": 0}"),
                400,
                "length");
        refused(post("/runs/writer/predict", "application/json", "{\"length\": 3}"), 400, "prompt");
    }

    @Test
    void arraysAreAnsweredFromFilesOfNumPyAndFromLists() throws Exception {
        Path run = train("""
                name: points
                dataset: {moons: {noise: 0.1}}
                architecture: [{linear: 4}, tanh, {linear: 2}]
                loss: softmax_cross_entropy
                optimizer: {adam: 0.03}
                epochs: 1
                """);
        serve(named("points", run));
        JsonNode about = JSON.readTree(get("/runs/points"));
        assertThat(about.get("takes").textValue()).isIn("rows", "arrays");
        String json = about.get("takes").textValue().equals("arrays")
                ? "{\"inputs\": [[0.5, -0.25], [1, 2]]}"
                : "[{\"x\": 0.5, \"y\": -0.25}, {\"x\": 1, \"y\": 2}]";
        JsonNode answer = JSON.readTree(good(post("/predict?probabilities=true", "application/json", json)));
        assertThat(answer.get("predictions")).hasSize(2);
    }
}
