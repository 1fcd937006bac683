package org.pierian.runner.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The work cannot continue, for a reason that a person can act on. It is shown without a stack trace, as
///
/// ```text
/// error: `train-labels-idx1-ubyte.gz` ends after 100 of 60008 bytes
///   --> /data/mnist/train-labels-idx1-ubyte.gz: byte 100
///    = help: delete it, and it will be downloaded again
/// ```
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Optional<String> code;
    private final transient Optional<String> place;
    private final transient List<String> details;
    private final transient List<String> helps;

    private Failure(
            ExitCode exitCode,
            String message,
            Optional<String> code,
            Optional<String> place,
            List<String> details,
            List<String> helps,
            Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.exitCode = exitCode;
        this.code = code;
        this.place = place;
        this.details = List.copyOf(details);
        this.helps = List.copyOf(helps);
    }

    /// A failure with a message of one line: lower case, no period, names in backquotes.
    public static Failure of(ExitCode exitCode, String message) {
        return new Failure(
                exitCode, message, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /// The same, with a code that `runner explain` knows.
    Failure code(String newCode) {
        return new Failure(exitCode, message(), Optional.of(newCode), place, details, helps, cause());
    }

    /// The same, at a place: a file, with a byte, a line or a tensor where there is one.
    public Failure at(String newPlace) {
        return new Failure(exitCode, message(), code, Optional.of(newPlace), details, helps, cause());
    }

    /// The same, with one more line below the place.
    public Failure detail(String detail) {
        return new Failure(exitCode, message(), code, place, plus(details, detail), helps, cause());
    }

    /// The same, with one more piece of advice.
    public Failure help(String help) {
        return new Failure(exitCode, message(), code, place, details, plus(helps, help), cause());
    }

    /// The same, with what caused it; for logs, never shown.
    public Failure causedBy(Throwable cause) {
        return new Failure(exitCode, message(), code, place, details, helps, Optional.of(cause));
    }

    private Optional<Throwable> cause() {
        return Optional.ofNullable(getCause());
    }

    private static List<String> plus(List<String> list, String item) {
        List<String> more = new ArrayList<>(list);
        more.add(item);
        return more;
    }

    /// What is wrong.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// How the program ends.
    public ExitCode exitCode() {
        return exitCode;
    }

    /// The code that `runner explain` knows, if it has one.
    public Optional<String> code() {
        return code;
    }

    /// Where it happened.
    public Optional<String> place() {
        return place;
    }

    /// Lines that belong to the place.
    public List<String> details() {
        return details;
    }

    /// What to do.
    public List<String> helps() {
        return helps;
    }
}
