package org.pierian.runner.export.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.cli.RunnerCommand;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.NetworkAccess;
import org.pierian.runner.export.FinishedRun;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.RunFolder;
import org.pierian.spec.read.SpecReader;

class MlflowExportTest {

    private static final Map<String, String> NOBODY = Map.of();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static Optional<FinishedRun> trained = Optional.empty();

    @BeforeAll
    static void train() throws IOException {
        Path spec = Files.copy(Path.of("../examples/specs/xor.yaml"), folder.resolve("xor.yaml"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, new PrintStream(out, true, StandardCharsets.UTF_8), false, false);
        RunnerCommand.run(terminal, "train", spec.toString(), "--out", folder.toString(), "--quiet");
        try (Stream<Path> runs = Files.list(folder.resolve("xor"))) {
            RunFolder run = new RunFolder(runs.findFirst().orElseThrow());
            trained = Optional.of(FinishedRun.open(
                    run,
                    SpecReader.read(run.spec(), List.of()).spec().orElseThrow().spec()));
        }
    }

    private static FinishedRun run() {
        return trained.orElseThrow();
    }

    private static String export(FakeServer server, Map<String, String> environment) {
        return export(server.address(), environment, PATIENCE);
    }

    private static String export(String address, Map<String, String> environment, Duration patience) {
        NetworkAccess network = new NetworkAccess(Set.of("127.0.0.1"), false, (asking, host) -> false);
        return MlflowExport.of(Optional.of(address), environment, network, patience)
                .write(run());
    }

    private static Failure failure(Runnable work) {
        Failure[] failure = new Failure[1];
        assertThatExceptionOfType(Failure.class).isThrownBy(work::run).satisfies(e -> failure[0] = e);
        return failure[0];
    }

    @Test
    void aRunIsSentWithItsKeysMetricsAndHashes() throws IOException {
        try (FakeServer server = new FakeServer()) {
            assertThat(export(server, NOBODY)).isEqualTo(server.address() + "/#/experiments/8/runs/abc");
            assertThat(server.calls("experiments/create")
                            .getFirst()
                            .body()
                            .path("name")
                            .asText())
                    .isEqualTo("xor");
            JsonNode created = server.calls("runs/create").getFirst().body();
            assertThat(created.path("experiment_id").asText()).isEqualTo("8");
            assertThat(created.path("run_name").asText())
                    .isEqualTo("xor-" + run().record().id());
            assertThat(created.path("tags").toString()).contains(run().record().weightsSha256());
            JsonNode sent = server.calls("runs/log-batch").getFirst().body();
            assertThat(sent.path("params").toString()).contains("{\"key\":\"name\",\"value\":\"xor\"}");
            long metrics = server.calls("runs/log-batch").stream()
                    .mapToLong(call -> call.body().path("metrics").size())
                    .sum();
            assertThat(metrics)
                    .isEqualTo(run().metrics().stream()
                            .mapToLong(line -> line.values().size())
                            .sum());
            assertThat(server.calls("runs/log-batch"))
                    .allSatisfy(call ->
                            assertThat(call.body().path("metrics").size()).isLessThanOrEqualTo(1000));
            JsonNode first = server.calls("runs/log-batch").stream()
                    .filter(call -> call.body().has("metrics"))
                    .findFirst()
                    .orElseThrow()
                    .body()
                    .at("/metrics/0");
            assertThat(first.path("key").asText()).isEqualTo("train/loss");
            assertThat(first.path("value").asDouble())
                    .isEqualTo(run().metrics().getFirst().values().get("loss"));
            assertThat(first.path("step").asInt()).isEqualTo(1);
            assertThat(server.calls("runs/update")
                            .getFirst()
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("FINISHED");
        }
    }

    @Test
    void theSameRunIsNotSentTwice() throws IOException {
        try (FakeServer server = new FakeServer().withExperiment().withRun("old")) {
            assertThat(export(server, NOBODY)).endsWith("/experiments/7/runs/old");
            assertThat(server.calls("runs/create")).isEmpty();
            assertThat(server.calls("runs/search")
                            .getFirst()
                            .body()
                            .path("filter")
                            .asText())
                    .contains(run().record().weightsSha256());
        }
    }

    @Test
    void theAccountComesFromTheEnvironment() throws IOException {
        try (FakeServer server = new FakeServer()) {
            export(server, Map.of("MLFLOW_TRACKING_USERNAME", "ada", "MLFLOW_TRACKING_PASSWORD", "secret"));
            assertThat(server.calls("runs/create").getFirst().account()).isEqualTo("Basic YWRhOnNlY3JldA==");
            export(server, Map.of("MLFLOW_TRACKING_TOKEN", "t0ken"));
            assertThat(server.calls("runs/create").getLast().account()).isEqualTo("Bearer t0ken");
        }
    }

    @Test
    void refusalsAreToldWithTheServersReason() throws IOException {
        try (FakeServer server = new FakeServer().failing("experiments/get-by-name", 401)) {
            Failure refused = failure(() -> export(server, Map.of("MLFLOW_TRACKING_TOKEN", "t0ken")));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.POLICY);
            assertThat(refused.message()).contains("401").doesNotContain("t0ken");
            assertThat(refused.helps().getFirst()).contains("MLFLOW_TRACKING_TOKEN");
        }
        try (FakeServer server = new FakeServer().failing("runs/log-batch", 500)) {
            Failure broken = failure(() -> export(server, NOBODY));
            assertThat(broken.exitCode()).isEqualTo(ExitCode.NETWORK);
            assertThat(broken.message()).contains("answered 500 to `runs/log-batch`");
            assertThat(broken.details()).containsExactly("the reason");
            assertThat(server.calls("runs/update")
                            .getFirst()
                            .body()
                            .path("status")
                            .asText())
                    .isEqualTo("FAILED");
        }
        try (FakeServer server = new FakeServer().failing("runs/search", 302)) {
            assertThat(failure(() -> export(server, NOBODY)).message()).contains("answered 302");
        }
    }

    @Test
    void nobodyWaitsForeverAndNoAnswerIsAFailure() throws IOException {
        try (FakeServer server = new FakeServer().failing("runs/search", 0)) {
            Failure silent = failure(() -> export(server.address(), NOBODY, Duration.ofMillis(300)));
            assertThat(silent.exitCode()).isEqualTo(ExitCode.NETWORK);
            assertThat(silent.message()).contains("no answer within 0.3 seconds");
        }
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Failure gone = failure(() -> export("http://127.0.0.1:" + closed, NOBODY, PATIENCE));
        assertThat(gone.exitCode()).isEqualTo(ExitCode.NETWORK);
        assertThat(gone.message()).contains("refused the connection");
    }

    @Test
    void noConnectionIsMadeThatNobodyHasAllowed() throws IOException {
        try (FakeServer server = new FakeServer()) {
            MlflowExport export = MlflowExport.of(Optional.of(server.address()), NOBODY, NetworkAccess.NONE);
            Failure refused = failure(() -> export.write(run()));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.POLICY);
            assertThat(refused.message()).contains("`--to mlflow` asks for a connection to `127.0.0.1`");
            assertThat(refused.helps().getFirst()).contains("--allow-network 127.0.0.1");
            assertThat(server.calls("")).isEmpty();
        }
    }

    @Test
    void addressesAreHttpWithoutAccounts() {
        Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "t");
        assertThat(failure(() -> export("", NOBODY, PATIENCE)).message()).contains("missing");
        assertThat(failure(() -> export("file:///tmp/mlruns", NOBODY, PATIENCE)).exitCode())
                .isEqualTo(ExitCode.USAGE);
        Failure account = failure(() -> export("https://ada:secret@example.org", NOBODY, PATIENCE));
        assertThat(account.message()).contains("an account in it").doesNotContain("secret");
        assertThat(failure(() -> export("http://example.org", token, PATIENCE)).exitCode())
                .isEqualTo(ExitCode.POLICY);
        assertThat(failure(() -> export("http://[", NOBODY, PATIENCE)).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
