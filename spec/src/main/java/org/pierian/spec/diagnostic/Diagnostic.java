package org.pierian.spec.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// An error or a warning: where it is, what is wrong, what was expected, and what to do.
///
/// An error in the text of a block has the uses that lead to it as further locations.
///
/// Built by [#error] or [#warning] and completed by the `with...` methods, each of which returns a new diagnostic.
///
/// @param severity whether the input is refused
/// @param code stable code, such as `S001`; `DiagnosticCodes` has a long text for each
/// @param kind what the exit code is derived from
/// @param message one line, lower case, without a period; names are in backquotes
/// @param location where
/// @param label the text next to the caret; may be empty
/// @param expected what would be right; may be empty
/// @param got what was found; may be empty
/// @param table lines that are shown unchanged below the source line, such as a trace of shapes
/// @param related further locations
/// @param helps what to do, most likely fix first
/// @param notes background, such as the list of keys
public record Diagnostic(
        Severity severity,
        String code,
        Kind kind,
        String message,
        Location location,
        String label,
        String expected,
        String got,
        List<String> table,
        List<Related> related,
        List<String> helps,
        List<String> notes)
        implements Comparable<Diagnostic> {

    public Diagnostic {
        table = List.copyOf(table);
        related = List.copyOf(related);
        helps = List.copyOf(helps);
        notes = List.copyOf(notes);
    }

    /// An error in the input.
    public static Diagnostic error(String code, Location location, String message) {
        return of(Severity.ERROR, code, location, message);
    }

    /// A warning about the input.
    public static Diagnostic warning(String code, Location location, String message) {
        return of(Severity.WARNING, code, location, message);
    }

    private static Diagnostic of(Severity severity, String code, Location location, String message) {
        return new Diagnostic(
                severity,
                code,
                Kind.INPUT,
                message,
                location,
                "",
                "",
                "",
                List.of(),
                Related.usesOf(location),
                List.of(),
                List.of());
    }

    /// Whether the input is refused.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// The same, but the input is refused.
    public Diagnostic asError() {
        return new Diagnostic(
                Severity.ERROR, code, kind, message, location, label, expected, got, table, related, helps, notes);
    }

    /// The same with another kind.
    public Diagnostic withKind(Kind newKind) {
        return new Diagnostic(
                severity, code, newKind, message, location, label, expected, got, table, related, helps, notes);
    }

    /// The same with a text next to the caret.
    public Diagnostic withLabel(String newLabel) {
        return new Diagnostic(
                severity, code, kind, message, location, newLabel, expected, got, table, related, helps, notes);
    }

    /// The same with what was expected and what was found.
    public Diagnostic withExpected(String newExpected, String newGot) {
        return new Diagnostic(
                severity, code, kind, message, location, label, newExpected, newGot, table, related, helps, notes);
    }

    /// The same with lines to be shown below the source.
    public Diagnostic withTable(List<String> newTable) {
        return new Diagnostic(
                severity, code, kind, message, location, label, expected, got, newTable, related, helps, notes);
    }

    /// The same with one more location.
    public Diagnostic withRelated(Location place, String text) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                plus(related, new Related(place, text)),
                helps,
                notes);
    }

    /// The same with one more piece of advice.
    public Diagnostic withHelp(String help) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                related,
                plus(helps, help),
                notes);
    }

    /// The same with one more piece of background.
    public Diagnostic withNote(String note) {
        return new Diagnostic(
                severity,
                code,
                kind,
                message,
                location,
                label,
                expected,
                got,
                table,
                related,
                helps,
                plus(notes, note));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    /// By location, so that diagnostics are in the order of the file.
    @Override
    public int compareTo(Diagnostic other) {
        return location.compareTo(other.location);
    }
}
