package org.pierian.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pierian.runner.cli.terminal.Terminal;

/// Runs command lines inside the test's process.
final class Program {

    /// What a command line left.
    record Result(int code, String out, String err) {}

    private Program() {}

    static Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = RunnerCommand.run(new Terminal(out, errors, false, false), arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The folder with real data, if this machine has it.
    static Optional<Path> data() {
        String named = System.getenv().getOrDefault("RUNNER_DATA", "");
        Path folder = named.isEmpty() ? Path.of("../../shared/data") : Path.of(named);
        return Files.isDirectory(folder.resolve("mnist")) ? Optional.of(folder) : Optional.empty();
    }
}
