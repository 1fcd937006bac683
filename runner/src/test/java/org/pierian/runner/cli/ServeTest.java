package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What is answered over HTTP is what `predict` writes, byte by byte.
class ServeTest extends ServedRuns {

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
                    .thenApply(ServedRuns::good));
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
    void numbersOfJsonArePlainAlsoWhereTheTableHasDecimalCommas() throws Exception {
        StringBuilder table = new StringBuilder("size;price\n");
        for (int i = 0; i < 20; i++) {
            table.append(i % 7).append(",125;").append(i % 5).append(",5\n");
        }
        Files.writeString(folder.resolve("t.csv"), table);
        Path run = train("""
                name: commas
                dataset:
                  csv:
                    file: t.csv
                    separator: semicolon
                    decimal: comma
                    thousands: "."
                    features: [{numeric: size}]
                    target: {number: price}
                    test: {fraction: 0.2}
                architecture: [{linear: 1}]
                loss: mse
                optimizer: {adam: 0.01}
                epochs: 2
                """);
        serve(named("commas", run));
        String answer = good(post("/predict", "application/json", "{\"size\": 3.125}"));
        assertThat(answer).isEqualTo(list(predicted(run.toString(), "--row", "size=3,125", "--format", "jsonl")));
        refused(post("/predict", "application/json", "{\"size\": \"3,125\"}"), 400, "size", "3,125");
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
}
