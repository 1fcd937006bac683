package org.pierian.runner;

import org.pierian.runner.cli.RunnerCommand;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Where the program starts.
public final class Main {

    private Main() {}

    /// Runs the command line and ends the process with its exit code.
    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        int code;
        try {
            code = RunnerCommand.run(terminal, arguments);
        } catch (OutOfMemoryError _) {
            terminal.show(Failure.of(ExitCode.MEMORY, "the memory does not suffice")
                    .help("make the layers or the batch smaller, or give more with RUNNER_JAVA_OPTS=-Xmx8g"));
            code = ExitCode.MEMORY.number();
        }
        Runtime.getRuntime().halt(code);
    }
}
