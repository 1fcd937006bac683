package org.pierian.runner.api;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/// Something that was asked for cannot be done, for a reason that a person can act on.
///
/// | [#exitCode] | what happened                                                                        |
/// |-------------|--------------------------------------------------------------------------------------|
/// | 2           | what was called does not fit the run, such as a row for a network on pictures          |
/// | 3           | the memory does not suffice                                                          |
/// | 4           | the same inputs gave other bits than the lock records                                |
/// | 5           | training diverged                                                                    |
/// | 65          | bad spec, data or weights                                                            |
/// | 66          | an input is not there                                                                |
/// | 69          | the network failed                                                                   |
/// | 73          | an output cannot be created                                                          |
/// | 74          | reading or writing failed                                                            |
/// | 75          | something else works in the run's folder                                             |
/// | 77          | refused by policy, such as a connection that was not allowed                         |
/// | 130         | training was asked to stop, see [TrainingStoppedException]                           |
///
/// These are the exit codes of the command line.
public class PierianException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Report report;

    /// What is said besides the message.
    ///
    /// @param code a stable code that `runner explain` knows, if there is one
    /// @param place where it happened, such as a file with a line
    /// @param details lines that belong to the place
    /// @param help what to do
    /// @param diagnostics what is wrong with a spec
    record Report(
            Optional<String> code,
            Optional<String> place,
            List<String> details,
            List<String> help,
            List<Diagnostic> diagnostics) {

        static final Report NONE = new Report(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

        Report {
            details = List.copyOf(details);
            help = List.copyOf(help);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    PierianException(int exitCode, String message, Report report, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.report = report;
    }

    /// The exit code that the command line ends with for this reason.
    public int exitCode() {
        return exitCode;
    }

    /// A stable code, such as `D031`, that `runner explain` has a long text for.
    public Optional<String> code() {
        return report.code();
    }

    /// Where it happened: a file, with a line, a byte or a tensor where there is one.
    public Optional<String> place() {
        return report.place();
    }

    /// Lines that belong to the place, such as each bad cell of a row.
    public List<String> details() {
        return report.details();
    }

    /// What to do, the likeliest first.
    public List<String> help() {
        return report.help();
    }

    /// What is wrong with the spec, where it is that.
    public List<Diagnostic> diagnostics() {
        return report.diagnostics();
    }

    /// Everything, as the command line shows it, in several lines.
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!diagnostics().isEmpty()) {
            diagnostics()
                    .forEach(diagnostic ->
                            text.append(text.isEmpty() ? "" : "\n").append(diagnostic.text()));
            return text.toString();
        }
        text.append("error");
        code().ifPresent(code -> text.append('[').append(code).append(']'));
        text.append(": ").append(getMessage());
        place().ifPresent(place -> text.append("\n  --> ").append(place));
        details().forEach(detail -> text.append("\n   | ").append(detail));
        help().forEach(help -> text.append("\n   = help: ").append(help));
        return text.append('\n').toString();
    }
}
