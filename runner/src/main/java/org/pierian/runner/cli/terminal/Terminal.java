package org.pierian.runner.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.diagnostic.DisplayText;
import org.pierian.spec.diagnostic.Sources;

/// Where results and messages go: results to the standard output, everything else to the standard error. May be used by
/// several threads at once.
///
/// Whatever is printed may have parts that a stranger has written: names of files, columns, tensors. All of it is made
/// safe by [DisplayText], but for a [#document], which is in a language with escapes of its own.
public final class Terminal {

    private static final String STDOUT_PROPERTY = "runner.stdout.terminal";
    private static final String STDERR_PROPERTY = "runner.stderr.terminal";
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /// What Linux and macOS, and Windows, say of a pipe without a reader.
    private static final Set<String> GONE =
            Set.of("Broken pipe", "The pipe is being closed", "The pipe has been ended");

    private final OutputStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean colour;
    private final IntSupplier columns;
    private final IntSupplier resultColumns;
    private @Nullable Failure readerGone;
    private int drawn; // columns of the line that the next text replaces

    /// With lines of any length.
    ///
    /// @param out for results
    /// @param err for messages
    /// @param interactive whether a person watches `err`
    /// @param colour whether `err` may be coloured
    public Terminal(OutputStream out, PrintStream err, boolean interactive, boolean colour) {
        this(out, err, interactive, colour, () -> UNLIMITED, () -> UNLIMITED);
    }

    /// @param out for results
    /// @param err for messages
    /// @param interactive whether a person watches `err`, and a line may be replaced
    /// @param colour whether `err` may be coloured
    /// @param columns how many columns `err` has, asked anew each time, since a window may be resized
    /// @param resultColumns how many columns `out` has
    public Terminal(
            OutputStream out,
            PrintStream err,
            boolean interactive,
            boolean colour,
            IntSupplier columns,
            IntSupplier resultColumns) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colour = colour;
        this.columns = columns;
        this.resultColumns = resultColumns;
    }

    /// The terminal of this process. The launcher says by system properties whether a person watches.
    public static Terminal ofProcess() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(StandardError.open(), true, StandardCharsets.UTF_8);
        String kind = System.getenv().getOrDefault("TERM", "");
        boolean dumb = kind.isEmpty() || kind.equals("dumb");
        boolean watched = Boolean.getBoolean(STDERR_PROPERTY);
        boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                out,
                err,
                watched && !dumb,
                watched && !dumb && !plain,
                watched ? () -> WindowSize.columns(StandardError.descriptor()) : () -> UNLIMITED,
                Boolean.getBoolean(STDOUT_PROPERTY) ? () -> WindowSize.columns(1) : () -> UNLIMITED);
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
    public synchronized void document(String text) {
        print("");
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            Failure failure = Failure.of(ExitCode.IO, "the standard output cannot be written: " + e.getMessage())
                    .help("look at where it goes: a full disk, or a pipe whose reader has gone")
                    .causedBy(e);
            if (GONE.contains(String.valueOf(e.getMessage()))) {
                readerGone = failure;
            }
            throw failure;
        }
    }

    /// Writes a line for the person.
    public synchronized void say(String line) {
        print(DisplayText.line(line) + "\n");
    }

    /// Writes the beginning of a line that the person ends.
    synchronized void prompt(String line) {
        print(DisplayText.line(line) + " ");
    }

    /// Answers a key of the person, such as Ctrl-C, whose echo `^C` may stand in the present line.
    public synchronized void answer(String line) {
        boolean echoed = columns.getAsInt() < UNLIMITED;
        print((interactive ? ERASE_LINE : echoed ? "\n" : "") + line + "\n");
    }

    /// Writes a line that the next text replaces.
    ///
    /// @param line the line for so many columns
    synchronized void draw(IntFunction<String> line) {
        String text = DisplayText.line(line.apply(columns.getAsInt()));
        print(text);
        drawn = text.length();
    }

    /// Removes the drawn line. In a window that has become narrower since, it takes several.
    private String erasing() {
        if (drawn == 0) {
            return "";
        }
        int above = (drawn - 1) / Math.max(1, columns.getAsInt());
        drawn = 0;
        return above > 0 ? "\r\u001b[" + above + "A\u001b[J" : ERASE_LINE;
    }

    private void print(String safe) {
        err.print(erasing() + safe);
        err.flush();
    }

    /// Shows errors of a spec.
    public synchronized void show(List<Diagnostic> diagnostics, Sources sources) {
        if (!diagnostics.isEmpty()) {
            DiagnosticRenderer renderer =
                    colour ? DiagnosticRenderer.coloured(sources) : DiagnosticRenderer.plain(sources);
            print(renderer.render(diagnostics));
        }
    }

    /// Shows why the work cannot continue, unless the reader of a pipe has enough, as `head` has after ten lines.
    public synchronized void show(Failure failure) {
        if (failure == readerGone) {
            return;
        }
        StringBuilder text = new StringBuilder("error");
        failure.code().ifPresent(code -> text.append('[').append(code).append(']'));
        text.append(": ").append(DisplayText.line(failure.message()));
        failure.place().ifPresent(place -> text.append("\n  --> ").append(DisplayText.line(place)));
        failure.details().forEach(detail -> text.append("\n   | ").append(DisplayText.line(detail)));
        failure.helps().forEach(help -> text.append("\n   = help: ").append(DisplayText.line(help)));
        print(text.append('\n').toString());
    }

    /// Whether a person watches the messages, and a line may be replaced.
    public boolean isInteractive() {
        return interactive;
    }

    /// How many columns a message may have.
    int columns() {
        return columns.getAsInt();
    }

    /// Whether a person watches the results.
    public boolean isResultWatched() {
        return resultColumns.getAsInt() < UNLIMITED;
    }

    /// How many columns a result may have; a very large number where it goes to a file or a pipe.
    public int resultColumns() {
        return resultColumns.getAsInt();
    }
}
