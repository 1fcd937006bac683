package org.pierian.runner.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.cli.RunnerCommand;
import org.pierian.runner.cli.terminal.Terminal;

/// What the command line does, to be compared with the library.
final class CommandLineRuns {

    /// The files of a run that are the same everywhere.
    static final List<String> FILES = List.of(
            "spec.yaml", "metrics.jsonl", "preprocessing.json", "weights.safetensors", "weights.json", "record.json");

    private CommandLineRuns() {}

    /// Runs a command line, which has to end well.
    ///
    /// @return what it wrote to the standard output
    static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = RunnerCommand.run(new Terminal(out, errors, false, false), arguments);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Trains without a lock.
    ///
    /// @return the run's folder
    static Path train(Path spec, Path out, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("train", spec.toString(), "-q", "--json", "--no-lock", "--out", out.toString()));
        arguments.addAll(List.of(more));
        JsonNode line = new ObjectMapper().readTree(run(arguments.toArray(String[]::new)));
        return Path.of(line.get("run").textValue());
    }

    /// The lines of JSON that `predict` writes.
    static List<JsonNode> predict(Path run, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("predict", run.toString(), "--format", "jsonl"));
        arguments.addAll(List.of(more));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(arguments.toArray(String[]::new)).lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /// Compares all files of two runs, byte by byte.
    static void assertSameFiles(Path expected, Path actual) {
        for (String file : FILES) {
            assertThat(actual.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
        assertThat(Files.exists(actual.resolve("local/checkpoints")) ? children(actual) : List.of())
                .as("checkpoints that are left")
                .isEmpty();
    }

    private static List<Path> children(Path run) {
        try (var files = Files.list(run.resolve("local/checkpoints"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
