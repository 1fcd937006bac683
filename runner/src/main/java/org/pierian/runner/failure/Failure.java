package org.pierian.runner.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The work cannot go on, for a reason that a person can act on. It is shown without a stack trace, as
///
/// ```text
/// error: `train-labels-idx1-ubyte.gz` ends after 100 of 60008 bytes
///   --> /data/mnist/train-labels-idx1-ubyte.gz: byte 100
///    = help: delete it, and it will be downloaded again
/// ```
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Optional<String> place;
    private final transient List<String> helps;

    private Failure(
            ExitCode exitCode, String message, Optional<String> place, List<String> helps, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.exitCode = exitCode;
        this.place = place;
        this.helps = List.copyOf(helps);
    }

    /// A failure with a message of one line: lower case, no period, names in backquotes.
    public static Failure of(ExitCode exitCode, String message) {
        return new Failure(exitCode, message, Optional.empty(), List.of(), Optional.empty());
    }

    /// The same, at a place: a file, with a byte, a line or a tensor where there is one.
    public Failure at(String newPlace) {
        return new Failure(exitCode, message(), Optional.of(newPlace), helps, Optional.ofNullable(getCause()));
    }

    /// The same, with one more piece of advice.
    public Failure help(String help) {
        List<String> more = new ArrayList<>(helps);
        more.add(help);
        return new Failure(exitCode, message(), place, more, Optional.ofNullable(getCause()));
    }

    /// The same, with what caused it; for logs, never shown.
    public Failure causedBy(Throwable cause) {
        return new Failure(exitCode, message(), place, helps, Optional.of(cause));
    }

    /// What is wrong.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// How the program ends.
    public ExitCode exitCode() {
        return exitCode;
    }

    /// Where it happened.
    public Optional<String> place() {
        return place;
    }

    /// What to do.
    public List<String> helps() {
        return helps;
    }
}
