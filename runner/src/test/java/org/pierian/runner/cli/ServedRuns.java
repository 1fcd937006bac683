package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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

/// Serves runs, asks, and predicts the same without a server.
@Timeout(180)
abstract class ServedRuns {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration SHORT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Engine engine = new Engine(Kernels.AUTO, 2);
    final List<AutoCloseable> open = new ArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    String url = "";

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        client.close();
        engine.close();
    }

    void serve(Serving.Named... runs) {
        Serving.Options options =
                new Serving.Options(new Limits(1 << 20, SHORT, SHORT, 64), SHORT, 1000, Duration.ofMillis(20));
        Serving serving = Serving.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(runs),
                this::load,
                options,
                new Serving.Log() {
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

    TrainedRun load(Path path) {
        RunFolder run = new RunFolder(path);
        RunSpec spec =
                SpecReader.read(run.spec(), List.of()).spec().orElseThrow().spec();
        return TrainedRun.load(run, spec, Capacity.evaluation(spec), engine.backend());
    }

    static Serving.Named named(String name, Path run) {
        return new Serving.Named(name, new RunFolder(run));
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body, String... headers) {
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

    String get(String path) throws Exception {
        HttpResponse<String> got = client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        return got.body();
    }

    static String predicted(String... arguments) {
        Program.Result result = Program.run(
                Stream.concat(Stream.of("predict"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    static String list(String lines) {
        return "{\"predictions\":[" + lines.lines().collect(Collectors.joining(",")) + "]}\n";
    }

    static String good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static void refused(HttpResponse<String> answer, int status, String... parts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":");
        for (String part : parts) {
            assertThat(answer.body()).contains(part);
        }
    }

    static String rows(String csv) {
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

    Path train(String spec) throws IOException {
        Path written = Files.writeString(folder.resolve("s.yaml"), spec);
        Program.Result result = Program.run(
                "train", written.toString(), "--out", folder.resolve("runs").toString(), "-q", "--json", "--no-lock");
        assertThat(result.code()).as(result.err()).isZero();
        return Path.of(JSON.readTree(result.out()).get("run").textValue());
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
