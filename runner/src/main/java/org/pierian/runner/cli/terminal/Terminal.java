package org.pierian.runner.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Sources;

/// Where results and messages go: results to the standard output, everything else to the standard error.
///
/// Whatever is printed may have parts that a stranger has written: names of files, columns, tensors. All of it is made
/// safe by [DisplayText], but for a [#document], which is in a language with escapes of its own.
public final class Terminal {

    private static final String PROPERTY = "runner.stderr.terminal";

    private final OutputStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean colour;

    /// @param out for results
    /// @param err for messages
    /// @param interactive whether a person watches `err`
    /// @param colour whether `err` may be coloured
    public Terminal(OutputStream out, PrintStream err, boolean interactive, boolean colour) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colour = colour;
    }

    /// The terminal of this process. The launcher says by a system property whether a person watches.
    public static Terminal ofProcess() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(StandardError.open(), true, StandardCharsets.UTF_8);
        boolean interactive = Boolean.getBoolean(PROPERTY);
        boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                || System.getenv().getOrDefault("TERM", "").equals("dumb");
        return new Terminal(out, err, interactive, interactive && !plain);
    }

    /// Writes a result of several lines for a person.
    ///
    /// @throws Failure when the standard output is closed or full
    public void result(String text) {
        document(DisplayText.lines(text));
    }

    /// Writes a result of one line, and its end.
    ///
    /// @throws Failure when the standard output is closed or full
    public void resultLine(String line) {
        document(DisplayText.line(line) + "\n");
    }

    /// Writes a result character by character as it is: a spec, JSON, a script, help. What makes it has escaped what
    /// must not be printed.
    ///
    /// @throws Failure when the standard output is closed or full
    public void document(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw Failure.of(ExitCode.IO, "the standard output cannot be written")
                    .help("the reader at the other end of a pipe may have gone")
                    .causedBy(e);
        }
    }

    /// Writes a line for the person.
    public void say(String line) {
        print(DisplayText.line(line) + "\n");
    }

    private void print(String safe) {
        err.print(safe);
        err.flush();
    }

    /// Writes over the present line of the terminal.
    void overwrite(String line) {
        print("\r\u001b[K" + DisplayText.line(line));
    }

    /// Shows errors of a spec.
    public void show(List<Diagnostic> diagnostics, Sources sources) {
        if (!diagnostics.isEmpty()) {
            DiagnosticRenderer renderer =
                    colour ? DiagnosticRenderer.coloured(sources) : DiagnosticRenderer.plain(sources);
            print(renderer.render(diagnostics));
        }
    }

    /// Shows why the work cannot continue.
    public void show(Failure failure) {
        StringBuilder text = new StringBuilder("error");
        failure.code().ifPresent(code -> text.append('[').append(code).append(']'));
        text.append(": ").append(DisplayText.line(failure.message()));
        failure.place().ifPresent(place -> text.append("\n  --> ").append(DisplayText.line(place)));
        failure.details().forEach(detail -> text.append("\n   | ").append(DisplayText.line(detail)));
        failure.helps().forEach(help -> text.append("\n   = help: ").append(DisplayText.line(help)));
        print(text.append('\n').toString());
    }

    /// Whether a person watches the messages.
    public boolean isInteractive() {
        return interactive;
    }
}
