package org.pierian.site.draw;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.pierian.runner.cli.RunnerCommand;
import org.pierian.runner.cli.terminal.Terminal;

/// Runs command lines of the program in this process.
final class Program {

    private Program() {}

    /// What a command writes to the standard output.
    ///
    /// @throws IllegalStateException with its messages if it does not end with 0
    static String output(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(out, err, false, arguments);
        if (code != 0) {
            throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The messages of a command in colours, as a terminal shows them.
    static String colouredMessages(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        run(new ByteArrayOutputStream(), err, true, arguments);
        return err.toString(StandardCharsets.UTF_8);
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, boolean colour, String... arguments) {
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return RunnerCommand.run(new Terminal(out, messages, false, colour), arguments);
    }
}
